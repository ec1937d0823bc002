from __future__ import annotations

from posecoach.results.pages.summary import SUMMARY_COLUMNS, FaultCount, SummaryRow, summary_page
from posecoach.results.tables.csv_file import csv_text

HOSTILE = ("<img src=x onerror=alert(1)>.mp4", "=cmd|' /C calc'!A0.mp4", "javascript:alert(1)?#.mp4")


def rows() -> list[SummaryRow]:
    done = [
        SummaryRow(
            name, "row", full=3, faults=(FaultCount("torso-swing", "torso swing", 2),), page=f"clips/{name}/report.html"
        )
        for name in HOSTILE
    ]
    return [*done, SummaryRow("bad.mp4", "row", error="<b>It is damaged.</b>")]


def test_hostile_names_are_text_and_links_lead_into_the_folder() -> None:
    page = summary_page(rows(), {"row": "Row"})
    assert "<img" not in page
    assert "<b>It" not in page
    assert 'href="./clips/%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E.mp4/report.html"' in page
    assert 'href="./clips/javascript%3Aalert%281%29%3F%23.mp4/report.html"' in page


def test_no_cell_of_the_table_is_a_formula() -> None:
    text = csv_text(SUMMARY_COLUMNS, [row.cells() for row in rows()])
    assert "\n'=cmd|' /C calc'!A0.mp4,done,row" in text
    assert "\nbad.mp4,failed,row,,,,,,,,,<b>It is damaged.</b>,\n" in text


def test_the_page_says_how_many_failed_and_why() -> None:
    page = summary_page(rows(), {"row": "Row"})
    assert "4 clips, 9 full repetitions" in page
    assert "1 could not be analysed" in page
    assert "&lt;b&gt;It is damaged." in page
    assert "torso swing 2×" in page
    assert ">Row</td>" in page


def test_a_clip_of_several_sets_is_one_clip_in_the_sum() -> None:
    page = summary_page([SummaryRow("a.mp4", "row", full=1), SummaryRow("a.mp4", "cat_camel")], {})
    assert "<p>1 clip, 1 full repetition.</p>" in page


def test_numbers_name_themselves_where_a_phone_has_no_room_for_the_head_of_the_table() -> None:
    held = SummaryRow("held.mp4", "self_massage", holds=2)
    page = summary_page([*rows(), held], {})
    assert '<td class="number" data-name="full">3</td>' in page
    assert '<td class="number wide" data-name="holds">2</td>' in page
    assert page.count('data-name="full"') == 3
