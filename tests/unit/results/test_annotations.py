from __future__ import annotations

import csv
import io

from posecoach.core.events import FaultDetected
from posecoach.results.boris import boris_csv
from posecoach.results.content import HoldResult
from posecoach.results.elan import elan_text
from posecoach.results.result import Result
from tests.support.findings import completed, finding, rejected
from tests.unit.results.test_result import result


def found() -> Result:
    return result(
        clip="=cmd|' C calc'!A0.mp4",
        reps=(completed(1, faults=(finding("shrug", t_s=2.0),)), completed(2, start_s=5.0, end_s=8.0, full=False)),
        rejected=(rejected(9.0, 10.0),),
        holds=(HoldResult(11.0, 15.0, 3.5),),
        events=(FaultDetected(t_s=12.0, fault=finding("collapse", t_s=12.0)),),
    )


def test_boris_has_stretches_and_moments_in_the_order_of_time() -> None:
    rows = list(csv.DictReader(io.StringIO(boris_csv(found()))))
    assert [(r["Behavior"], r["Behavior type"], r["Start (s)"], r["Stop (s)"]) for r in rows] == [
        ("full repetition", "STATE", "1", "4"),
        ("fault: shrug", "POINT", "2", "2"),
        ("partial repetition", "STATE", "5", "8"),
        ("not counted: a hand was raised", "STATE", "9", "10"),
        ("hold: held 3.5 s", "STATE", "11", "15"),
        ("fault: collapse", "POINT", "12", "12"),
    ]
    assert all(r["Media file name"].startswith("'=cmd") for r in rows)


def test_elan_has_a_tier_for_each_kind_and_no_annotation_without_a_length() -> None:
    lines = [line.split("\t") for line in elan_text(found()).splitlines()]
    assert lines[0] == ["Tier", "Begin Time - ss.msec", "End Time - ss.msec", "Annotation"]
    assert ["repetition", "1.000", "4.000", "full"] in lines
    assert ["fault", "2.000", "2.001", "shrug"] in lines
    assert all(float(end) > float(begin) for _, begin, end, _ in lines[1:])


def test_elan_has_what_overlaps_on_tiers_of_their_own() -> None:
    both = (finding("shrug", t_s=2.0), finding("torso-swing", t_s=2.0))
    overlapping = result(
        clip="c.mp4",
        reps=(completed(1, faults=both), completed(2, start_s=3.5, end_s=8.0), completed(3, start_s=8.0, end_s=9.0)),
        rejected=(),
    )
    lines = [line.split("\t") for line in elan_text(overlapping).splitlines()[1:]]
    assert [(tier, begin, value) for tier, begin, _, value in lines] == [
        ("repetition", "1.000", "full"),
        ("fault", "2.000", "shrug"),
        ("fault 2", "2.000", "torso-swing"),
        ("repetition 2", "3.500", "full"),
        ("repetition", "8.000", "full"),
    ]
