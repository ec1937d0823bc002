"""The first signal ends the work, and what comes while files are finished is passed over."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from posecoach.system.interrupts import AGAIN_AFTER_S, IMPORTING, Interrupts

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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_comes_where_python_raises_nothing_is_not_lost(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    class Gone:
        def __del__(self) -> None:
            signal.raise_signal(number)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background a shell has it ignored
    hook = sys.unraisablehook
    with Interrupts().heeded():
        Gone()
        with pytest.raises(KeyboardInterrupt):
            time.sleep(60.0)
    assert sys.unraisablehook is hook
    assert capsys.readouterr().err == ""


def test_a_signal_that_comes_while_python_locks_its_imports_waits_until_it_does_not() -> None:
    reached: list[str] = []
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background a shell has it ignored
    locking = compile("signal.raise_signal(signal.SIGINT); reached.append('unlocked')", IMPORTING, "exec")
    with Interrupts().heeded():
        exec(locking, {"signal": signal, "reached": reached})
        assert reached == ["unlocked"]
        with pytest.raises(KeyboardInterrupt):
            time.sleep(60.0)


def test_a_signal_does_not_wait_for_ever_for_an_import() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    hanging = compile("signal.raise_signal(signal.SIGINT); time.sleep(60.0)", IMPORTING, "exec")
    with Interrupts().heeded(), pytest.raises(KeyboardInterrupt):
        exec(hanging, {"signal": signal, "time": time})


def test_where_imports_are_locked_python_says_as_we_do() -> None:
    assert importlib._bootstrap._ModuleLock.acquire.__code__.co_filename == IMPORTING  # type: ignore[attr-defined]


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
