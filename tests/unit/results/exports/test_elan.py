from __future__ import annotations

from xml.etree import ElementTree

from posecoach.core.clip_review import HoldResult
from posecoach.core.events import FaultDetected
from posecoach.results.exports.elan import elan_document
from posecoach.results.result import Result
from tests.support.findings import completed, finding, rejected
from tests.unit.results.test_result import result


def found(clip: str = "Übung 1 & 2.mp4") -> Result:
    return result(
        clip=clip,
        reps=(completed(1, faults=(finding("shrug", t_s=2.0),)), completed(2, start_s=5.0, end_s=8.0, full=False)),
        rejected=(rejected(9.0, 10.0),),
        holds=(HoldResult(11.0, 15.0, 3.5),),
        events=(FaultDetected(t_s=12.0, fault=finding("collapse", t_s=12.0)),),
    )


def tiers(of: Result) -> dict[str, list[tuple[int, int, str]]]:
    """Return start and end in ms and the value of the annotations of each tier."""
    document = ElementTree.fromstring(elan_document(of))
    slots = {slot.attrib["TIME_SLOT_ID"]: int(slot.attrib["TIME_VALUE"]) for slot in document.iter("TIME_SLOT")}
    return {
        tier.attrib["TIER_ID"]: [
            (slots[a.attrib["TIME_SLOT_REF1"]], slots[a.attrib["TIME_SLOT_REF2"]], a.findtext("ANNOTATION_VALUE") or "")
            for a in tier.iter("ALIGNABLE_ANNOTATION")
        ]
        for tier in document.iter("TIER")
    }


def test_each_kind_has_a_tier_and_a_moment_a_length_that_can_be_seen() -> None:
    assert tiers(found()) == {
        "repetition": [(1000, 4000, "full"), (5000, 8000, "partial")],
        "fault": [(2000, 2100, "shrug"), (12000, 12100, "collapse")],
        "not counted": [(9000, 10000, "a hand was raised")],
        "hold": [(11000, 15000, "held 3.5 s")],
    }


def test_what_overlaps_is_on_tiers_of_its_own() -> None:
    both = (finding("shrug", t_s=2.0), finding("torso-swing", t_s=2.0))
    overlapping = result(
        clip="c.mp4",
        reps=(completed(1, faults=both), completed(2, start_s=3.5, end_s=8.0), completed(3, start_s=8.0, end_s=9.0)),
        rejected=(),
    )
    assert tiers(overlapping) == {
        "repetition": [(1000, 4000, "full"), (8000, 9000, "full")],
        "fault": [(2000, 2100, "shrug")],
        "fault 2": [(2000, 2100, "torso-swing")],
        "repetition 2": [(3500, 8000, "full")],
    }


def test_the_parts_are_in_the_order_of_the_schema_and_refer_to_what_is_there() -> None:
    document = ElementTree.fromstring(elan_document(found()))
    assert list(dict.fromkeys(part.tag for part in document)) == ["HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE"]
    kinds = {kind.attrib["LINGUISTIC_TYPE_ID"] for kind in document.iter("LINGUISTIC_TYPE")}
    assert {tier.attrib["LINGUISTIC_TYPE_REF"] for tier in document.iter("TIER")} == kinds
    ids = [a.attrib["ANNOTATION_ID"] for a in document.iter("ALIGNABLE_ANNOTATION")]
    assert len(set(ids)) == len(ids) == 6
    assert document.findtext("HEADER/PROPERTY[@NAME='lastUsedAnnotationId']") == "6"
    times_ms = [int(slot.attrib["TIME_VALUE"]) for slot in document.iter("TIME_SLOT")]
    assert times_ms == sorted(times_ms)


def test_the_clip_is_linked_beside_the_document() -> None:
    (media,) = ElementTree.fromstring(elan_document(found())).iter("MEDIA_DESCRIPTOR")
    assert media.attrib["RELATIVE_MEDIA_URL"] == "./Übung 1 & 2.mp4"
    assert media.attrib["MIME_TYPE"] == "video/mp4"
    (other,) = ElementTree.fromstring(elan_document(found("a.mkv"))).iter("MEDIA_DESCRIPTOR")
    assert other.attrib["MIME_TYPE"] == "video/*"


def test_a_name_with_signs_that_xml_does_not_take_still_gives_a_document() -> None:
    (media,) = ElementTree.fromstring(elan_document(found("a\x1b[2J.mp4"))).iter("MEDIA_DESCRIPTOR")
    assert media.attrib["RELATIVE_MEDIA_URL"] == "./a\\x1b[2J.mp4"
