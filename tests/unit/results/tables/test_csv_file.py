from __future__ import annotations

import math

import pytest

from posecoach.results.tables.csv_file import csv_cell, csv_text


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0.mp4", "+1", "-1+2", "@SUM(A1)", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_written_as_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("\x1b[31mred\n.mp4", "\\x1b[31mred\n.mp4"),
        ("\x9b31m \x07\x7f", "\\x9b31m \\x07\\x7f"),
        ("\r=1", "'\\r=1"),
        ("日本 \u200f👩‍🏫", "日本 \u200f👩‍🏫"),
    ],
)
def test_signs_that_would_steer_a_terminal_are_shown_and_all_others_stay(text: str, cell: str) -> None:
    assert csv_cell(text) == cell


def test_numbers_stay_numbers_and_what_is_missing_is_empty() -> None:
    assert [csv_cell(v) for v in (-1.5, 3, True, None, math.nan, 1234.5678, "a-b")] == [
        "-1.5", "3", "true", "", "", "1234.5678", "a-b",
    ]  # fmt: skip


def test_headings_and_cells_are_quoted_where_they_must_be() -> None:
    assert csv_text(["a", "b"], [["x,y", 'say "so"']]) == 'a,b\n"x,y","say ""so"""\n'
