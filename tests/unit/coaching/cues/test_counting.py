from __future__ import annotations

import pytest

from posecoach.core.events import (
    CountCorrected,
    RepRejected,
)
from tests.support.cued_set import Set


def test_every_full_repetition_is_counted() -> None:
    set_ = Set(reps=0)
    for _ in range(4):
        set_.rep()
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2", "n3", "n4"]


def test_a_count_comes_with_its_repetition_and_not_later() -> None:
    set_ = Set()
    (count,) = [c for c in set_.rep() if c.id == "count.1"]
    assert count.t_s == pytest.approx(4.0)


def test_the_last_two_are_announced() -> None:
    set_ = Set(reps=4)
    for _ in range(4):
        set_.rep()
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2. count.last_two", "n3. count.last_one", "n4"]


def test_a_half_repetition_gets_a_tone_and_no_number() -> None:
    set_ = Set()
    set_.rep()
    cues = set_.rep(full=False)
    assert [(c.id, c.text) for c in cues if c.id.startswith("count.")] == [("count.partial", "")]
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n2"]


def test_a_rejected_movement_is_not_counted() -> None:
    set_ = Set()
    set_.give(RepRejected(t_s=3.0, start_s=0.0, end_s=3.0, reason="the trunk did it"))
    assert set_.cues == []


def test_a_corrected_count_goes_on_from_there() -> None:
    set_ = Set()
    set_.rep()
    set_.give(CountCorrected(t_s=set_.t_s, count=3))
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n4"]


def test_counting_begins_again_with_each_set() -> None:
    set_ = Set()
    set_.rep()
    set_.policy.start_set(10)
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n1"]
