from __future__ import annotations

import datetime
import re

import pytest

from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling
from posecoach.progress.record import SessionRecord
from posecoach.registry import exercises
from posecoach.results.names import unit_words
from posecoach.results.pages.history import history_page
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

TODAY = datetime.date(2026, 2, 4)


@pytest.fixture(scope="module")
def sessions() -> list[SessionRecord]:
    found = []
    for i in range(9):
        script = Script("routine", at=MONDAY + datetime.timedelta(days=3 * i)).pain(6 - i // 2, PainMoment.BEFORE)
        script.begin("row", sets=2, reps=10).sets([10, 8 + i // 3], range=60.0 + 2 * i).end()
        script.begin("self_massage", sets=1, reps=2, hold_s=30.0).a_hold_set([20.0 + i, 31.0]).end()
        found.append(record(script.pain(5 - i // 2, PainMoment.AFTER)))
    return found


def page(sessions: list[SessionRecord], user: str = "me") -> str:
    return history_page(user, sessions, exercises(), TODAY)


def test_days_of_practice_are_marked_in_the_calendar_with_words(sessions: list[SessionRecord]) -> None:
    html = page(sessions)
    assert "<caption>January 2026</caption>" in html
    assert "<caption>February 2026</caption>" in html
    assert "December" not in html
    marked = re.findall(r'<td class="done[^"]*"[^>]*>(\d+)<span class="unseen">, 1 session', html)
    assert [int(day) for day in marked] == [5, 8, 11, 14, 17, 20, 23, 26, 29]
    assert html.count('class=" today"') == 1


def test_the_page_is_headed_by_a_name_where_there_is_one(sessions: list[SessionRecord]) -> None:
    assert "<h1>anna's practice</h1>" in page(sessions, "anna")
    assert "<h1>Practice</h1>" in page(sessions, "")


def test_the_pain_of_a_session_and_its_day_stand_in_one_line(sessions: list[SessionRecord]) -> None:
    listed = page(sessions).split('id="sessions"')[1]
    assert "\u00a0→\u00a0" in listed
    assert " → " not in listed
    assert "Mon\u00a05\u00a0Jan" in listed


def test_years_of_practice_are_drawn_as_a_line_that_can_be_followed() -> None:
    scripts = [Script("routine", at=MONDAY + datetime.timedelta(days=4 * i)) for i in range(200)]
    years = [record(one.pain(6 - i // 40, PainMoment.BEFORE).begin("row").sets([8])) for i, one in enumerate(scripts)]
    pain = page(years).split('id="pain"')[1].split("</figure>")[0]
    assert "each point is the middle value of four weeks" in pain
    assert pain.count("<use") < 60
    assert re.findall(r"[A-Z][a-z][a-z] 20\d\d", pain) == ["Jan 2026", "Sep 2026", "Jun 2027"]


def test_days_below_an_axis_lie_apart_however_they_are_spread() -> None:
    close = [MONDAY + datetime.timedelta(days=i) for i in (*range(8), 100)]
    days = [record(Script("routine", at=at).pain(4, PainMoment.BEFORE).begin("row").sets([8])) for at in close]
    pain = page(days).split('id="pain"')[1].split("</figure>")[0]
    assert re.findall(r"\d+ (?:Jan|Apr)", pain) == ["5 Jan", "15 Apr"]


def test_pain_trends_and_doses_are_shown(sessions: list[SessionRecord]) -> None:
    html = page(sessions)
    assert "pain before" in html
    assert "clearly less" in html
    assert html.count("<svg") == 5  # pain; repetitions, full ones and range of the row; the longest hold
    assert "Next time" in html
    assert "Self-massage" in html


@pytest.mark.parametrize(
    ("exercise", "unit", "title", "first"),
    [
        ("cat_camel", "trunk lengths", "range, of trunk length (%)", "25.5%"),
        ("foam_roller", "ratio", "range (%)", "26%"),
    ],
)
def test_a_range_without_a_unit_of_its_own_is_drawn_in_the_per_cent_that_the_table_has(
    exercise: str, unit: str, title: str, first: str
) -> None:
    found = []
    for i in range(4):
        script = Script(exercise, at=MONDAY + datetime.timedelta(days=3 * i)).begin(exercise, sets=1, reps=6)
        found.append(record(script.sets([6], range=0.25 + 0.01 * i, range_unit=unit).end()))
    html = page(found)
    assert title in html
    assert first in html
    assert unit_words(unit) not in html


def test_how_the_spots_of_a_massage_changed_is_a_table_and_a_plot_a_side() -> None:
    found = []
    for i in range(4):
        script = Script("self_massage", at=MONDAY + datetime.timedelta(days=7 * i)).begin(
            "self_massage", sets=2, reps=1
        )
        script.a_hold_set([30.0]).spot(1, SpotFeeling.EASIER, 30.0, "left").sore(1, 7 - i, 3)
        found.append(record(script.end()))
    html = page(found)
    assert '<th scope="row">Mon 26 Jan</th><td data-name="left">4 → 3, easier after 30 s</td>' in html
    assert "Sorest spot, left." in html
    assert "side not known" not in html
    assert "<td data-name" not in page([record(Script("self_massage").a_hold_set([30.0]))]).split("Sessions")[0]


def test_answers_from_0_to_10_stand_beside_whole_numbers(sessions: list[SessionRecord]) -> None:
    pain = page(sessions).split('id="pain"')[1].split("</svg>")[0]
    assert re.findall(r">(\d+(?:\.\d+)?)</text>", pain) == ["0", "2", "4", "6", "8", "10"]


def test_the_table_says_what_it_needs_a_change_for(sessions: list[SessionRecord]) -> None:
    assert "Needs: a smaller change may be chance." in page(sessions)
    assert "Needs" not in page(sessions[:2])


def test_what_hurt_is_shown_and_the_next_dose_says_so(sessions: list[SessionRecord]) -> None:
    script = Script("row", at=MONDAY + datetime.timedelta(days=28)).begin("row", sets=2, reps=10).a_set(3)
    hurt = record(script.end(EndReason.STOPPED_FOR_PAIN).pain(4, PainMoment.DURING, "row"))
    html = page([*sessions, hurt])
    assert "hurt: Row (4 of 10)" in html
    assert "It hurt last time" in html
    given_up = record(
        Script("row", at=MONDAY + datetime.timedelta(days=29)).begin("row").end(EndReason.STOPPED_FOR_PAIN)
    )
    assert page([*sessions, given_up]).count("hurt: Row<") == 1


def test_there_is_a_band_only_where_it_is_known_what_may_be_chance(sessions: list[SessionRecord]) -> None:
    assert "Within the band" in page(sessions)
    few = page(sessions[:2])
    assert "Within the band" not in few
    assert "Too early to tell a change: it takes 4 sessions; so far you have 2." in few


def test_while_nothing_can_be_compared_that_is_said_once_of_each_exercise(sessions: list[SessionRecord]) -> None:
    few = page(sessions[:2])
    exercises = few.count("<h3>Next time</h3>")
    assert few.count("Too early to tell a change: it takes 4 sessions; so far you have 2.") == exercises
    assert "what can be said" not in few
    assert "middle value" not in few
    assert "middle value of up to 3 sessions" in page(sessions)


def test_a_name_is_text(sessions: list[SessionRecord]) -> None:
    html = page(sessions, user="<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_without_sessions_the_page_says_so() -> None:
    assert "Nothing was counted or held yet." in page([])


def test_ids_are_unique_and_nothing_is_fetched(sessions: list[SessionRecord]) -> None:
    html = page(sessions)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert not re.search(r'(?:src|href)="(?!data:|#)', html)


def test_an_exercise_that_is_gone_keeps_its_history(sessions: list[SessionRecord]) -> None:
    html = history_page("me", sessions, {}, TODAY)
    assert ">row</h2>" in html
    assert "Next time" not in html
