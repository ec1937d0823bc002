from __future__ import annotations

import csv
import io
import json
from typing import Any

from posecoach.core.clip_review import HoldResult
from posecoach.core.events import FaultDetected
from posecoach.core.pose import Pose
from posecoach.results.exports.boris import boris_csv, boris_project
from posecoach.results.result import Result
from tests.support.findings import completed, finding, rejected
from tests.unit.results.test_result import result

POSES = [Pose.nobody(number / 15, (640, 480)) for number in range(300)]


def found(**changes: Any) -> Result:
    values: dict[str, Any] = {
        "clip": "Übung.mp4",
        "frames": 300,
        "duration_s": 299 / 15,
        "reps": (completed(1, faults=(finding("shrug", t_s=2.0),)), completed(2, start_s=5.0, end_s=8.0, full=False)),
        "rejected": (rejected(9.0, 10.0),),
        "holds": (HoldResult(11.0, 15.0, 3.5),),
        "events": (FaultDetected(t_s=12.0, fault=finding("collapse", t_s=12.0)),),
    }
    return result(**values | changes)


def project(of: Result) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(boris_project(of, POSES))
    return read


def observation(of: Result) -> dict[str, Any]:
    (only,) = project(of)["observations"].values()
    return dict(only)


def test_a_stretch_is_two_events_of_a_behaviour_and_a_moment_one() -> None:
    assert [(time_s, code, comment) for time_s, _, code, _, comment, _ in observation(found())["events"]] == [
        (1.0, "full repetition", ""),
        (2.0, "shrug", ""),
        (4.0, "full repetition", ""),
        (5.0, "partial repetition", ""),
        (8.0, "partial repetition", ""),
        (9.0, "not counted", "a hand was raised"),
        (10.0, "not counted", ""),
        (11.0, "hold", "held 3.5 s"),
        (12.0, "collapse", ""),
        (15.0, "hold", ""),
    ]


def test_all_that_is_coded_is_defined() -> None:
    read = project(found())
    ethogram = {b["code"]: b for b in read["behaviors_conf"].values()}
    events = observation(found())["events"]
    assert {code for _, _, code, *_ in events} <= set(ethogram)
    assert {subject for _, subject, *_ in events} == {s["name"] for s in read["subjects_conf"].values()}
    assert {b["category"] for b in ethogram.values()} == set(read["behavioral_categories"])
    assert {code for code, b in ethogram.items() if b["type"] == "Point event"} == {"shrug", "collapse"}
    assert len({b["key"] for b in ethogram.values()}) == len(ethogram)


def test_who_watches_can_add_what_was_not_found() -> None:
    codes = {b["code"] for b in project(found(reps=(), rejected=(), holds=(), events=()))["behaviors_conf"].values()}
    assert codes == {"full repetition", "partial repetition", "not counted", "hold"}


def test_the_clip_has_all_that_boris_asks_of_a_medium() -> None:
    read = observation(found())
    assert read["file"]["1"] == ["Übung.mp4"]
    info = read["media_info"]
    assert [info[name]["Übung.mp4"] for name in ("length", "fps", "hasVideo", "hasAudio")] == [20.0, 15.0, True, False]


def test_frames_that_were_not_looked_at_belong_to_the_medium_too() -> None:
    seen = found(frames=599, duration_s=299 / 15)
    info = observation(seen)["media_info"]
    assert [info[name]["Übung.mp4"] for name in ("length", "fps")] == [19.967, 30.0]
    (row, *_) = csv.DictReader(io.StringIO(boris_csv(seen, POSES)))
    assert (row["Media duration (s)"], row["FPS (frame/s)"]) == ("19.967", "30")


def test_a_project_is_read_in_any_encoding() -> None:
    assert boris_project(found(), POSES).isascii()


def test_what_overlaps_is_a_behaviour_of_its_own_since_boris_pairs_events_in_turn() -> None:
    overlapping = found(
        reps=(completed(1), completed(2, start_s=3.5, end_s=8.0), completed(3, start_s=8.0, end_s=9.0)),
        rejected=(), holds=(), events=(),
    )  # fmt: skip
    assert [(time_s, code) for time_s, _, code, *_ in observation(overlapping)["events"]] == [
        (1.0, "full repetition"),
        (3.5, "full repetition 2"),
        (4.0, "full repetition"),
        (8.0, "full repetition 2"),
        (8.0, "full repetition"),
        (9.0, "full repetition"),
    ]


def test_the_table_has_what_boris_exports_of_the_project() -> None:
    rows = list(csv.DictReader(io.StringIO(boris_csv(found(), POSES))))
    columns = ("Behavior", "Behavioral category", "Behavior type", "Start (s)", "Stop (s)", "Duration (s)")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("full repetition", "repetition", "STATE", "1", "4", "3"),
        ("shrug", "fault", "POINT", "2", "2", ""),
        ("partial repetition", "repetition", "STATE", "5", "8", "3"),
        ("not counted", "not counted", "STATE", "9", "10", "1"),
        ("hold", "hold", "STATE", "11", "15", "4"),
        ("collapse", "fault", "POINT", "12", "12", ""),
    ]


def test_no_cell_of_the_table_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(boris_csv(found(clip="=cmd|' C calc'!A0.mp4"), POSES))))
    assert {row["Media file name"] for row in rows} == {"'=cmd|' C calc'!A0.mp4"}
