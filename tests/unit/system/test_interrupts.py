"""The first signal ends the work, and what comes while files are finished is passed over."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from posecoach.system.interrupts import AGAIN_AFTER_S, Interrupts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows cannot send these to itself")


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_interrupts_and_the_next_are_passed_over(number: signal.Signals) -> None:
    interrupts, done = Interrupts(), False
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background a shell has it ignored,
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and nohup this one
    with interrupts.heeded():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
        for further in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.raise_signal(further)
        done = True
    assert done


def test_while_files_are_finished_nothing_interrupts_for_ten_seconds() -> None:
    clock = Clock()
    interrupts = Interrupts(clock)
    with interrupts.heeded():
        interrupts.finish()
        signal.raise_signal(signal.SIGTERM)
        clock.now_s = AGAIN_AFTER_S + 1.0
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)


def test_what_may_be_hurried_is_ended_by_a_further_signal_and_nothing_else() -> None:
    interrupts, reached = Interrupts(), []
    with interrupts.heeded():
        interrupts.finish()
        with interrupts.hurried():
            signal.raise_signal(signal.SIGTERM)
            reached.append("not here")
        signal.raise_signal(signal.SIGTERM)
    assert reached == []


def test_what_was_ignored_stays_so_and_all_is_as_before_afterwards() -> None:
    before = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interrupts().heeded():
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before[signal.SIGHUP])
    assert {n: signal.getsignal(n) for n in before} == before


def test_in_another_thread_nothing_is_changed() -> None:
    def work() -> str:
        with Interrupts().heeded():
            return "done"

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(work).result() == "done"


def test_once_the_work_is_over_the_system_ignores_signals_because_python_gives_its_own_handlers_up_on_the_way_out() -> (
    None
):
    interrupts = Interrupts()
    before = signal.getsignal(signal.SIGTERM)
    try:
        with interrupts.heeded(to_the_end=True):
            interrupts.finish()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler if number is signal.SIGINT else before)
