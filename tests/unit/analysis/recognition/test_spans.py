from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.recognition.spans import NONE, likeliest, spans_of
from posecoach.analysis.recognition.windows import Window
from posecoach.core.evidence import Clue, EvidenceTable

TABLES = {
    "bend": EvidenceTable(-1.0, (Clue("bend_deg", 0.0, 10.0, above=2.0, below=0.0),)),
    "lift": EvidenceTable(-1.0, (Clue("lift_ratio", 0.0, 0.1, above=2.0, below=0.0),)),
}


def windows(*shown: str) -> list[Window]:
    """Return a window every two seconds that shows what is named."""
    measures = {"bend": {"bend_deg": 20.0}, "lift": {"lift_ratio": 0.2}, NONE: {"bend_deg": 0.0, "lift_ratio": 0.0}}
    return [Window(2.0 * n, 2.0 * n + 8.0, measures[what]) for n, what in enumerate(shown)]


def test_an_exercise_after_another_is_a_span_of_its_own() -> None:
    spans = spans_of(windows(*["bend"] * 10, *["lift"] * 10), TABLES)
    assert [span.exercise for span in spans] == ["bend", "lift"]
    assert spans[0].end_s == spans[1].start_s == pytest.approx(23.0)
    assert (spans[0].start_s, spans[1].end_s) == (0.0, 46.0)


def test_a_window_that_looks_like_something_else_changes_nothing() -> None:
    spans = spans_of(windows(*["bend"] * 5, "lift", *["bend"] * 5), TABLES)
    assert [span.exercise for span in spans] == ["bend"]


def test_where_a_change_costs_little_a_short_set_is_a_span_of_its_own() -> None:
    shown = windows(*["bend"] * 5, "lift", "lift", *["bend"] * 5)
    costs = [0.5 if i in (4, 6) else 4.0 for i in range(len(shown) - 1)]
    assert [span.exercise for span in spans_of(shown, TABLES)] == ["bend"]
    assert [span.exercise for span in spans_of(shown, TABLES, costs)] == ["bend", "lift", "bend"]


def test_what_speaks_for_no_exercise_is_none() -> None:
    (span,) = spans_of(windows(*[NONE] * 5), TABLES)
    assert span.exercise == NONE
    assert all(odds < 0 for odds in span.log_odds.values())


def test_a_span_tells_the_mean_log_odds_of_its_windows() -> None:
    (span,) = spans_of(windows(*["bend"] * 3), TABLES)
    assert span.log_odds == pytest.approx({"bend": 3.0, "lift": -1.0})


def test_nobody_seen_gives_no_span() -> None:
    assert spans_of([], TABLES) == []


def test_the_likeliest_course_keeps_to_the_best_column_where_nothing_changes() -> None:
    odds = np.array([[0.0, 1.0, -1.0]] * 6)
    assert likeliest(odds).tolist() == [1] * 6
