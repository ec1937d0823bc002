from __future__ import annotations

import pytest

from posecoach.app.live import set_course
from posecoach.app.live.set_course import STEP_S, SetCourse
from posecoach.app.live.watch import watch
from posecoach.app.loop import SessionLoop
from posecoach.app.sinks import Sinks
from posecoach.core.event_json import from_json, to_json
from posecoach.core.events import RepCompleted, SetEnded
from posecoach.core.set_signals import SignalsKept
from posecoach.registry import exercise
from posecoach.results.pages.course_plot import has_course
from posecoach.results.session_results import results_of_session
from tests.support.led import IN_POSITION, led, planned
from tests.support.live_devices import Figure, Kept, ScriptedCamera
from tests.support.rowing import breathing, pose_of, row_angles
from tests.support.sessions import Script

PULLS_S = [2.0 + 4.0 * i for i in range(14)]
BYTES_A_MINUTE = 25_000


@pytest.fixture(scope="module")
def kept() -> Kept:
    """Two sets of two rows, as a live session sees them."""
    session = led([planned("row", sets=2, reps=2, rest_s=5.0)], IN_POSITION)
    found = Kept()
    loop = SessionLoop(session, Sinks([found]), linger_s=0.0)
    camera = ScriptedCamera(60.0)
    figure = Figure(lambda t_s: breathing(pose_of(t_s, row_angles(PULLS_S))))
    sinks = Sinks([found])
    with_course = SetCourse(session, sinks).along(watch(camera, figure))
    loop.run(with_course)
    with_course.close()
    return found


def test_the_signals_of_each_set_are_kept_after_its_end(kept: Kept) -> None:
    events = kept.events
    courses = [e for e in events if isinstance(e, SignalsKept)]
    reps = [e for e in events if isinstance(e, RepCompleted)]
    assert len([e for e in events if isinstance(e, SetEnded)]) == len(courses) == 2
    for course in courses:
        inside = [r for r in reps if course.times_s[0] <= r.peak_s <= course.times_s[-1]]
        assert inside
        values = next(iter(course.signals.values()))
        assert max(values) - min(values) == pytest.approx(inside[0].range, rel=0.2)


def test_they_are_small_and_are_read_back(kept: Kept) -> None:
    course = next(e for e in kept.events if isinstance(e, SignalsKept))
    gaps_s = [b - a for a, b in zip(course.times_s, course.times_s[1:], strict=False)]
    assert min(gaps_s) >= STEP_S - 1e-3
    minutes = (course.times_s[-1] - course.times_s[0]) / 60.0
    assert len(to_json(course)) / minutes < BYTES_A_MINUTE
    assert to_json(from_json(to_json(course))) == to_json(course)


def test_a_report_of_the_session_draws_the_movement(kept: Kept) -> None:
    results = [one.result for one in results_of_session([*Script("row").events, *kept.events])]
    assert len(results) == 2
    assert all(has_course(result, exercise("row")) for result in results)


def test_a_set_without_end_is_kept_with_fewer_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 100
    monkeypatch.setattr(set_course, "MOST_SAMPLES", most)
    session = led([planned("row", sets=1, reps=999)], IN_POSITION)
    found = Kept()
    loop = SessionLoop(session, Sinks([found]), linger_s=0.0)
    looks = SetCourse(session, Sinks([found])).along(
        watch(ScriptedCamera(60.0, 10.0), Figure(lambda t_s: pose_of(t_s, row_angles([4.0]))))
    )
    loop.run(looks)
    looks.close()
    (course,) = [e for e in found.events if isinstance(e, SignalsKept)]
    assert most / 2 <= len(course.times_s) <= most
    assert course.times_s[-1] - course.times_s[0] > 45.0
