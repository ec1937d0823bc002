"""Annotations of a clip as a document of ELAN, in which each kind of them has a tier.

The elements and their order are those of ELAN's format 3.0 (EAF, schema ``EAFv3.0.xsd`` of the Max Planck Institute
for Psycholinguistics).
"""

from __future__ import annotations

from pathlib import PurePath
from xml.etree import ElementTree

from posecoach.results.exports.annotations import Annotation, Kind, annotations_of, free_lane
from posecoach.results.result import Result
from posecoach.results.tables.csv_file import shown_text

MOMENT_MS = 100
"""How long a moment lasts: ELAN has no annotation without a length, and draws one of a millisecond too thin to see."""
NO_DATE = "1970-01-01T00:00:00Z"
"""The format wants a date; the same clip gives the same file on every day."""
SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance"
_MIME_TYPES = {".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".mpg": "video/mpeg"}
ANY_VIDEO = "video/*"
"""ELAN's word for a film of a kind that it does not name."""
_TYPE = "default-lt"


def elan_document(result: Result) -> str:
    """Return the document: a tier for each kind of annotation, times in milliseconds.

    The clip is linked without a folder: ELAN finds it beside the document. A fault's annotation begins at its time and
    lasts :data:`MOMENT_MS`. What begins before another of its tier has ended stands on a tier of its own (``fault 2``),
    since an ELAN tier holds one annotation at a time.
    """
    tiers = _tiers(annotations_of(result))
    ElementTree.register_namespace("xsi", _NAMESPACE)
    document = ElementTree.Element(
        "ANNOTATION_DOCUMENT",
        {
            "AUTHOR": "posecoach",
            "DATE": NO_DATE,
            "FORMAT": "3.0",
            "VERSION": "3.0",
            f"{{{_NAMESPACE}}}noNamespaceSchemaLocation": SCHEMA,
        },
    )
    _add_header(document, shown_text(result.clip), sum(map(len, tiers.values())))
    _add_tiers(document, tiers)
    ElementTree.SubElement(
        document,
        "LINGUISTIC_TYPE",
        {"LINGUISTIC_TYPE_ID": _TYPE, "TIME_ALIGNABLE": "true", "GRAPHIC_REFERENCES": "false"},
    )
    ElementTree.indent(document)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(document, encoding="unicode") + "\n"


def _tiers(annotations: list[Annotation]) -> dict[str, list[tuple[int, int, str]]]:
    """Return start and end in ms and the value of the annotations on each tier, in the order of time."""
    tiers: dict[str, list[tuple[int, int, str]]] = {}
    ends_ms: dict[str, int] = {}
    for a in annotations:
        start_ms = round(1000 * a.start_s)
        shortest_ms = MOMENT_MS if a.kind is Kind.FAULT else 1
        end_ms = max(round(1000 * a.end_s), start_ms + shortest_ms)
        tier = free_lane(a.kind, start_ms, ends_ms)
        ends_ms[tier] = end_ms
        tiers.setdefault(tier, []).append((start_ms, end_ms, a.value))
    return tiers


def _add_header(document: ElementTree.Element, clip: str, annotations: int) -> None:
    header = ElementTree.SubElement(document, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    kind = _MIME_TYPES.get(PurePath(clip).suffix.lower(), ANY_VIDEO)
    media = {"MEDIA_URL": f"./{clip}", "RELATIVE_MEDIA_URL": f"./{clip}", "MIME_TYPE": kind}
    ElementTree.SubElement(header, "MEDIA_DESCRIPTOR", media)
    last = ElementTree.SubElement(header, "PROPERTY", {"NAME": "lastUsedAnnotationId"})
    last.text = str(annotations)


def _add_tiers(document: ElementTree.Element, tiers: dict[str, list[tuple[int, int, str]]]) -> None:
    times_ms = sorted({time_ms for marks in tiers.values() for start, end, _ in marks for time_ms in (start, end)})
    slots = {time_ms: f"ts{number}" for number, time_ms in enumerate(times_ms, 1)}
    order = ElementTree.SubElement(document, "TIME_ORDER")
    for time_ms, slot in slots.items():
        ElementTree.SubElement(order, "TIME_SLOT", {"TIME_SLOT_ID": slot, "TIME_VALUE": str(time_ms)})
    number = 0
    for name, marks in tiers.items():
        tier = ElementTree.SubElement(document, "TIER", {"TIER_ID": name, "LINGUISTIC_TYPE_REF": _TYPE})
        for start_ms, end_ms, value in marks:
            number += 1
            place = {"TIME_SLOT_REF1": slots[start_ms], "TIME_SLOT_REF2": slots[end_ms]}
            aligned = ElementTree.SubElement(
                ElementTree.SubElement(tier, "ANNOTATION"),
                "ALIGNABLE_ANNOTATION",
                {"ANNOTATION_ID": f"a{number}", **place},
            )
            ElementTree.SubElement(aligned, "ANNOTATION_VALUE").text = shown_text(value)
