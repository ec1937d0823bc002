from __future__ import annotations

import dataclasses
import math
import re
from typing import Any

import numpy as np
import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.core.clip_review import HoldResult
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercise
from posecoach.results.course import Course, shown_signals
from posecoach.results.exports.annotations import Kind, annotations_of
from posecoach.results.pages.report import KeyFrame, ReportVideo, Section, report_page
from posecoach.results.pages.review_form import review_data
from posecoach.results.result import Result
from posecoach.results.words.best_and_worst import best_and_worst
from tests.support.findings import completed, finding, rejected
from tests.support.sample_poses import POSES
from tests.unit.results.test_result import result

HOSTILE = "<img src=x onerror=alert(1)>\"'.mp4"


@pytest.fixture(scope="module")
def rows() -> Result:
    return analyze(POSES / "row_bent_partial.npz", "row")


@pytest.fixture(scope="module")
def page_of_rows(rows: Result) -> str:
    return report(rows)


def report(*results: Result, title: str = "a.mp4", video: ReportVideo | None = None) -> str:
    return report_page([Section(r, exercise(r.exercise)) for r in results], title=title, video=video)


def test_plain_words_come_before_tables_and_plots(page_of_rows: str) -> None:
    parts = ["3 full repetitions, 1 partial", "The one thing to change", "The movement", "<table>", "Review"]
    places = [page_of_rows.index(part) for part in parts]
    assert places == sorted(places)


def test_every_repetition_is_a_row_and_a_spot_on_the_plot(rows: Result, page_of_rows: str) -> None:
    assert rows.reps
    for rep in rows.reps:
        assert f'<tr id="s1-rep{rep.index}">' in page_of_rows
        assert f'href="#s1-rep{rep.index}"' in page_of_rows


def test_the_same_result_gives_the_same_bytes(rows: Result, page_of_rows: str) -> None:
    assert report(rows) == page_of_rows


def test_every_time_of_the_page_is_that_under_its_video() -> None:
    swung = [completed(n, 60.0 * n, 60.0 * n + 4, faults=(finding("torso-swing", t_s=60.0 * n + 2),)) for n in (1, 2)]
    shown = report(
        dataclasses.replace(result(), reps=tuple(swung), rejected=(rejected(177.4, 179.0),), duration_s=180.0)
    )
    words = re.sub(r"<script.*?</script>|<[^>]*>", " ", shown, flags=re.DOTALL)
    assert "2 times, the worst at 1:02.0)" in words
    assert "2:57.4 to 2:59.0, not counted" in words
    assert not re.search(r"\b(62|177\.4|122)(\.0)? s\b", words)


@pytest.mark.filterwarnings("error")
def test_a_clip_of_one_picture_is_drawn_without_complaint() -> None:
    names = shown_signals(exercise("row"))
    course = Course(np.array([0.0]), names, np.zeros((1, len(names))))
    assert "The movement" in report(result(course=course, duration_s=0.0))


@pytest.mark.parametrize(
    "movement",
    [
        {"reps": (completed(1, start_s=math.nan),)},
        {"reps": (completed(1, peak_s=math.nan),)},
        {"rejected": (rejected(end_s=math.nan),)},
        {"holds": (HoldResult(math.nan, 4.0, 3.0),)},
    ],
)
def test_a_movement_without_a_time_is_refused_in_a_sentence(movement: dict[str, Any]) -> None:
    with pytest.raises(PosecoachError, match=r"a\.mp4 has a movement without a time"):
        report(result(**movement))


def test_a_page_names_no_address_outside_itself(rows: Result) -> None:
    page = report(rows, video=ReportVideo("data:video/mp4;base64,AAAA"))
    found = set(re.findall(r'(?:src|href|action|data)="([^"#]+)"', page)) | set(re.findall(r"url\(([^)]*)\)", page))
    assert all(address.startswith(("data:", "#")) for address in found)
    assert "default-src 'none'" in page


def test_a_hostile_name_is_text_and_nothing_else() -> None:
    page = report(
        result(clip=HOSTILE, reps=(completed(1), completed(2)), warnings=(HOSTILE,), view=HOSTILE), title=HOSTILE
    )
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "\\u003cimg src=x" in page  # in the data of the review, which is a script's


def test_ids_are_unique_in_a_page_of_several_exercises(rows: Result) -> None:
    page = report(rows, analyze(POSES / "cat_camel_side.npz", "cat_camel"), rows)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_plots_take_their_colours_from_the_page(page_of_rows: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page_of_rows, flags=re.DOTALL)
    assert len(drawings) == 3
    for svg in drawings:
        assert "var(--ink)" in svg
        assert not re.search(r"#[0-9a-f]{6}\b", svg)


def test_a_session_known_by_its_events_has_bars_instead_of_a_course() -> None:
    page = report(result(reps=(completed(1), completed(2, start_s=5.0, end_s=8.0, full=False))))
    assert "range of each repetition" in page
    assert "a full repetition reaches this" not in page


WITHOUT_REPS = [
    ("muscle_fatigue_side", "muscle_fatigue"),
    ("heating_pad_nodding", "heating_pad"),
    ("self_massage_away", "self_massage"),
]


@pytest.mark.parametrize(("clip", "id"), WITHOUT_REPS)
def test_exercises_without_repetitions_have_their_report_too(clip: str, id: str) -> None:
    found = analyze(POSES / f"{clip}.npz", id)
    page = report(found)
    assert "The movement" in page
    assert ("<h3>Holds</h3>" in page) == bool(found.holds)
    assert "</span>full repetition" not in page
    assert "Add a movement that is missing" not in page


def test_what_is_drawn_of_a_hold_is_named_in_words_and_its_dotted_line_explained() -> None:
    page = report(analyze(POSES / "self_massage_away.npz", "self_massage"))
    assert "how fast the trunk moves (half body lengths a second)" in page
    assert "a hold begins below this" in page
    assert "ratio+" not in page
    assert "a hold begins" not in report(analyze(POSES / "muscle_fatigue_side.npz", "muscle_fatigue"))  # has no line


def test_a_hold_is_as_long_in_the_report_and_the_annotations_as_in_the_terminal() -> None:
    hold = HoldResult(3.78, 8.84, 5.06)  # 3.8 to 8.8
    found = dataclasses.replace(analyze(POSES / "muscle_fatigue_side.npz", "muscle_fatigue"), holds=(hold,))
    assert '<td class="number">5.0 s</td>' in report(found)
    assert [a.value for a in annotations_of(found) if a.kind is Kind.HOLD] == ["held 5.0 s"]


def test_only_exercises_with_repetitions_are_reviewed(rows: Result) -> None:
    page = report(analyze(POSES / "self_massage_away.npz", "self_massage"), rows)
    assert re.findall(r'data-add="(\d+)"', page) == ["0"]
    assert re.findall(r"<summary>(\w+)</summary>", page) == ["Row"]


def test_the_sets_of_an_exercise_are_reviewed_in_one_file_and_each_exercise_has_one_of_its_own(rows: Result) -> None:
    held = analyze(POSES / "self_massage_away.npz", "self_massage")
    names = re.compile(r'"file": ?"([^"]*)"')
    assert names.findall(report(rows)) == ["row_bent_partial.json"]
    assert names.findall(report(rows, held, rows)) == ["row_bent_partial.json"]
    cycles = dataclasses.replace(result(), exercise="cat_camel", clip="row_bent_partial.npz")
    both = ["row_bent_partial-row.json", "row_bent_partial-cat_camel.json"]
    assert names.findall(report(rows, cycles, rows)) == both
    live = dataclasses.replace(rows, clip="camera 0")
    assert names.findall(report(live)) == ["camera 0.json"]


def test_a_review_of_sets_seen_from_two_sides_names_neither_side() -> None:
    sides = [dataclasses.replace(result(), view=view) for view in ("side-left", "side-right")]
    row = exercise("row")
    assert review_data(row, [("Set 1", sides[0]), ("Set 2", sides[1])])["view"] == ""
    assert review_data(row, [("Set 1", sides[0]), ("Set 2", sides[0])])["view"] == "side-left"


def test_times_are_buttons_only_where_there_is_a_video(rows: Result, page_of_rows: str) -> None:
    assert '<button type="button" class="time"' not in page_of_rows
    page = report(rows, video=ReportVideo("./a.mp4"))
    assert page.count('class="time"') >= 3 * len(rows.reps)
    assert '<source src="./a.mp4" type="video/mp4">' in page


def test_the_best_and_the_worst_are_chosen_by_their_score() -> None:
    reps = (completed(1, score=90.0), completed(2, score=40.0), completed(3, score=95.0), completed(4, score=None))
    chosen = best_and_worst(result(reps=reps))
    assert chosen is not None
    assert [rep.index for rep in chosen] == [3, 2]
    assert best_and_worst(result(reps=reps[:1])) is None


def test_of_two_scores_that_read_the_same_the_one_without_a_fault_is_the_best() -> None:
    reps = (completed(1, score=71.9, faults=(finding(),)), completed(2, score=71.6), completed(3, score=50.0))
    chosen = best_and_worst(result(reps=reps))
    assert chosen is not None
    assert [rep.index for rep in chosen] == [2, 3]


def test_a_report_says_what_a_score_is_made_of(page_of_rows: str) -> None:
    assert "20 for the tempo (all of them from 2.7 to 9.0 s a repetition)" in page_of_rows


def test_pictures_stand_side_by_side_with_words_for_those_who_cannot_see_them(rows: Result) -> None:
    chosen = best_and_worst(rows)
    assert chosen is not None
    frames = tuple(KeyFrame(rep.index, "end of the range", rep.peak_s, b"jpeg", (64, 48)) for rep in chosen)
    page = report_page([Section(rows, exercise("row"), key_frames=frames)], title="a.mp4")
    for rep in chosen:
        assert f'alt="Repetition {rep.index}, end of the range"' in page
    assert "data:image/jpeg;base64," in page


def test_of_repetitions_that_nothing_tells_apart_one_is_shown() -> None:
    reps = tuple(completed(index, score=100.0) for index in (1, 2, 3))
    frames = tuple(KeyFrame(index, "end of the range", 1.0, b"jpeg", (64, 48)) for index in (1, 2, 3))
    page = report_page([Section(result(reps=reps), exercise("row"), key_frames=frames)], title="a.mp4")
    assert (page.count("<img"), page.count("Lowest score"), page.count("How it looked")) == (1, 0, 1)


def test_lines_of_different_signals_are_named_in_words() -> None:
    names = shown_signals(exercise("foam_roller"))
    course = Course(np.array([0.0, 1.0]), names, np.ones((2, len(names))))
    page = report(result(exercise="foam_roller", reps=(), rejected=(), course=course, duration_s=1.0))
    assert "roll travel" in page
    assert "roll_travel_ratio" not in page


def test_what_the_range_is_stands_below_the_repetitions(page_of_rows: str) -> None:
    assert "no angle of one joint. Score: up to 45 points" in page_of_rows


def test_without_pictures_none_are_in_the_page(page_of_rows: str) -> None:
    assert "<img" not in page_of_rows


def test_a_fault_is_named_in_words_in_the_table() -> None:
    page = report(result(reps=(completed(1, faults=(finding("torso-swing"),)), completed(2, start_s=5.0, end_s=8.0))))
    assert '<span class="tag fault">torso swing</span>' in page
