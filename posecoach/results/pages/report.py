"""The report: one page about a clip or a session, from results alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.results.names import unit_words, view_words
from posecoach.results.pages.course_plot import course_rows, has_course
from posecoach.results.pages.rep_plots import comparable_range_error, range_plot, tempo_plot
from posecoach.results.pages.review_form import review_data
from posecoach.results.pages.templates import data_address, page, script_data
from posecoach.results.result import Result
from posecoach.results.words.best_and_worst import alike, best_and_worst
from posecoach.results.words.certainty import tempo_error_s
from posecoach.results.words.explanations import explanations, score_words
from posecoach.results.words.plain_words import plain_words


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """A picture of a moment of a repetition.

    Attributes
    ----------
    rep
        The repetition's number.
    moment
        Which moment it shows, in words: ``start position``.
    jpeg
        The picture, a JPEG file.
    size_px
        Width and height.
    """

    rep: int
    moment: str
    t_s: float
    jpeg: bytes
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Section:
    """One exercise, or one set of it: its result, and pictures of its best and worst repetition if they are wanted."""

    result: Result
    spec: ExerciseSpec
    title: str = ""
    key_frames: tuple[KeyFrame, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportVideo:
    """The video that a report shows: its address, one that holds it or the name of a file beside the report."""

    address: str
    kind: str = "video/mp4"


def report_page(
    sections: Sequence[Section], *, title: str, video: ReportVideo | None = None, warnings: Sequence[str] = ()
) -> str:
    """Return the page.

    Parameters
    ----------
    sections
        In the order of time.
    title
        What the report is about: the name of the clip, or the day of a session.
    video
        Shown above all; a click on a time goes there.
    warnings
        Sentences on the clip that are of none of the sections.

    Raises
    ------
    PosecoachError
        If a movement of a result, read from a file that was changed, has no time.
    """
    for section in sections:
        _check_times(section.result)
    shown = [_section(section, number) for number, section in enumerate(sections, 1)]
    reviews = _reviews(shown)
    return page(
        "report.html",
        script="report.js",
        title=title,
        sections=shown,
        video=video,
        warnings=warnings,
        reviewed=reviews,
        review=script_data(reviews),
        view_words=view_words,
        unit_words=unit_words,
    )


def _reviews(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the review form needs of each exercise that has movements to review, with all of its sets."""
    sets: dict[str, list[dict[str, Any]]] = {}
    for part in shown:
        if part["spec"].cycle is not None:
            sets.setdefault(part["spec"].id, []).append(part)
    return [
        {"title": _review_title(parts)}
        | review_data(parts[0]["spec"], [(part["title"], part["result"]) for part in parts], alone=len(sets) == 1)
        for parts in sets.values()
    ]


def _review_title(parts: Sequence[dict[str, Any]]) -> str:
    title: str = parts[0]["title"] if len(parts) == 1 else parts[0]["spec"].name
    return title


def _check_times(result: Result) -> None:
    times_s = [t for movement in result.movements for t in (movement.start_s, movement.end_s)]
    if not all(map(math.isfinite, (*times_s, *(rep.peak_s for rep in result.reps)))):
        raise PosecoachError(f"The result of {result.clip} has a movement without a time. Analyse the clip again.")


def _section(section: Section, number: int) -> dict[str, Any]:
    result, spec, name = section.result, section.spec, f"s{number}"
    ranges, tempo = range_plot(result, spec, f"{name}-range"), tempo_plot(result, spec, f"{name}-tempo")
    range_sd = comparable_range_error(result, spec)
    return {
        "id": name,
        "title": section.title or spec.name,
        "result": result,
        "spec": spec,
        "words": plain_words(result, spec),
        "rows": course_rows(result, spec, name) if result.reps or result.course is not None else [],
        "drawn_from_signal": has_course(result, spec),
        "range_plot": ranges,
        "range_error_ratio": None if range_sd is None else range_sd.ratio,
        "ways": spec.words.ways,
        "tempo_plot": tempo,
        "tempo_error_s": tempo_error_s(spec),
        "pictures": _pictures(section),
        "score_words": score_words(spec),
        "explanations": list(explanations(result, spec, as_clock=True)),
    }


def _pictures(section: Section) -> list[dict[str, Any]]:
    chosen = best_and_worst(section.result)
    if chosen is None or not section.key_frames:
        return []
    shown = chosen[:1] if alike(*chosen) else chosen
    return [
        {
            "title": title,
            "rep": rep,
            "frames": [(k, data_address(k.jpeg, "image/jpeg")) for k in section.key_frames if k.rep == rep.index],
        }
        for title, rep in zip(("Best", "Lowest score"), shown, strict=False)
    ]
