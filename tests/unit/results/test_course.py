from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.registry import exercise
from posecoach.results.course import Course, CourseRecorder, shown_signals
from posecoach.signals.catalogue import expand


def recorded() -> Course:
    recorder = CourseRecorder(("a_deg", "b_ratio"))
    recorder.add(0.0, np.array([1.0, np.nan]))
    recorder.add(0.04, np.array([2.0, 0.5]))
    return recorder.course()


def test_signals_are_kept_frame_by_frame_under_their_names() -> None:
    course = recorded()
    assert course.t_s.tolist() == [0.0, 0.04]
    assert course.signal("a_deg").tolist() == [1.0, 2.0]
    with pytest.raises(KeyError):
        course.signal("c_deg")


def test_a_course_comes_back_from_its_plain_data_with_what_is_missing() -> None:
    plain = recorded().to_dict()
    assert plain == {"t_s": [0.0, 0.04], "signals": {"a_deg": [1.0, 2.0], "b_ratio": [None, 0.5]}}
    back = Course.from_dict(plain)
    assert np.isnan(back.signal("b_ratio")[0])
    assert back.to_dict() == plain


def test_only_signals_that_are_there_are_chosen() -> None:
    assert recorded().only(["b_ratio", "c_deg"]).names == ("b_ratio",)


@pytest.mark.parametrize("damaged", [{}, {"t_s": [0.0], "signals": {"a": [1.0, 2.0]}}, {"t_s": ["x"], "signals": {}}])
def test_a_damaged_course_is_an_error_of_the_file(damaged: dict[str, object]) -> None:
    with pytest.raises(PosecoachError, match="course of the signals"):
        Course.from_dict(damaged)


def test_an_exercise_shows_the_signals_it_is_judged_by() -> None:
    row, press = exercise("row"), exercise("muscle_fatigue")
    assert row.cycle is not None
    assert press.hold is not None
    assert shown_signals(row) == tuple(full for name in row.cycle.drives for full in expand(name))
    assert shown_signals(press) == (press.hold.signal,)
    pad = exercise("heating_pad")
    assert shown_signals(pad) == tuple(dict.fromkeys(fault.signal for fault in pad.state_faults))
