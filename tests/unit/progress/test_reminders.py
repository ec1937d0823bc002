from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.errors import PosecoachError
from posecoach.progress.reminders import calendar, parse_days, parse_time

NOW = datetime(2026, 1, 6, 12, 30, 15, tzinfo=timezone(timedelta(hours=1)))
"""A Tuesday."""
SIX = time(18, 0)


def unfolded(text: str) -> list[str]:
    """Lines of a calendar file as RFC 5545 3.1 reads them; fails where it is not followed to the letter."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no sign is cut in two
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def parsed(text: str) -> dict[str, dict[str, str]]:
    """Components of a calendar by name, each with its properties; strict about nesting and form."""
    found: dict[str, dict[str, str]] = {}
    stack: list[str] = []
    for line in unfolded(text):
        match = re.fullmatch(r"([A-Z-]+):(.*)", line)
        assert match is not None, line
        name, value = match.groups()
        if name == "BEGIN":
            stack.append(value)
            assert value not in found
            found[value] = {}
        elif name == "END":
            assert stack.pop() == value
        else:
            assert name not in found[stack[-1]], f"{name} twice"
            found[stack[-1]][name] = value
    assert stack == []
    return found


def occurrences(event: dict[str, str], most: int) -> Iterator[datetime]:
    """The times that the rule gives, counted out day by day as RFC 5545 3.3.10 says."""
    rule = dict(part.split("=") for part in event["RRULE"].split(";"))
    assert rule.pop("FREQ") == "WEEKLY"
    assert rule.pop("WKST") == "MO"
    days = rule.pop("BYDAY").split(",")
    left = int(rule.pop("COUNT", most))
    assert rule == {}
    at = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S")
    assert ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[at.weekday()] in days  # else DTSTART is an extra occurrence
    while left and most:
        if ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[at.weekday()] in days:
            yield at
            left, most = left - 1, most - 1
        at += timedelta(days=1)


def test_the_file_has_what_rfc_5545_requires_and_nothing_twice() -> None:
    found = parsed(calendar(parse_days("mon,wed,fri"), SIX, NOW))
    assert list(found) == ["VCALENDAR", "VEVENT", "VALARM"]
    assert found["VCALENDAR"]["VERSION"] == "2.0"
    assert found["VCALENDAR"]["PRODID"]
    event, alarm = found["VEVENT"], found["VALARM"]
    assert event["DTSTAMP"] == "20260106T113015Z"
    assert event["DURATION"] == "PT30M"
    assert (alarm["ACTION"], alarm["TRIGGER"]) == ("DISPLAY", "-PT10M")
    assert alarm["DESCRIPTION"]


def test_sessions_fall_on_the_days_and_times_asked_for_as_floating_local_time() -> None:
    event = parsed(calendar(parse_days("fri,mon,wed"), SIX, NOW))["VEVENT"]
    assert event["DTSTART"] == "20260107T180000"
    assert [f"{at:%a %d %H:%M}" for at in occurrences(event, 4)] == [
        "Wed 07 18:00", "Fri 09 18:00", "Mon 12 18:00", "Wed 14 18:00",
    ]  # fmt: skip


def test_a_plan_for_some_weeks_ends_after_them() -> None:
    event = parsed(calendar(parse_days("tue,thu"), SIX, NOW, weeks=6))["VEVENT"]
    assert len(list(occurrences(event, 99))) == 12


@pytest.mark.parametrize(
    ("at", "start"), [(time(12, 31), "20260106"), (time(12, 30), "20260113"), (time(7, 0), "20260113")]
)
def test_a_time_that_is_past_today_begins_next_week(at: time, start: str) -> None:
    assert parsed(calendar([1], at, NOW))["VEVENT"]["DTSTART"].startswith(start)


def test_a_changed_plan_takes_the_place_of_the_one_before_in_the_calendar() -> None:
    one, later = calendar([0], SIX, NOW), calendar([2], time(7, 0), NOW + timedelta(seconds=1))
    before, after = parsed(one)["VEVENT"], parsed(later)["VEVENT"]
    assert before["UID"] == after["UID"]
    assert 0 < int(before["SEQUENCE"]) < int(after["SEQUENCE"]) < 2**31
    assert one == calendar([0], SIX, NOW)


def test_signs_with_a_meaning_are_escaped() -> None:
    text = calendar([0], SIX, NOW, title="Row, rest; again\\", note="one\ntwo")
    event = parsed(text)["VEVENT"]
    assert event["SUMMARY"] == "Row\\, rest\\; again\\\\"
    assert event["DESCRIPTION"] == "one\\ntwo"


@given(
    title=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120),
    days=st.sets(st.integers(0, 6), min_size=1),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    now=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    weeks=st.none() | st.integers(1, 60),
)
def test_any_plan_is_a_calendar_that_begins_in_the_future_within_a_week(
    title: str, days: set[int], at: time, now: datetime, weeks: int | None
) -> None:
    event = parsed(calendar(sorted(days), at, now.replace(tzinfo=UTC), weeks=weeks, title=title))["VEVENT"]
    first = next(occurrences(event, 1))
    assert now < first <= now + timedelta(days=7)
    assert first.weekday() in days
    assert first.time() == at
    assert event["SUMMARY"].replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") == title


@pytest.mark.parametrize(
    ("text", "days"),
    [("mon,wed,fri", (0, 2, 4)), ("FRI, Monday", (0, 4)), ("sun,sun", (6,)), ("daily", (0, 1, 2, 3, 4, 5, 6))],
)
def test_days_are_read_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", ",", "mo", "monx", "mon wed", "daily,mon"])
def test_words_that_are_no_days_are_refused(text: str) -> None:
    with pytest.raises(PosecoachError, match="day"):
        parse_days(text)


@pytest.mark.parametrize(("text", "at"), [("18:00", time(18)), ("7:30", time(7, 30)), (" 00:05 ", time(0, 5))])
def test_times_of_day_are_read(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "18", "24:00", "18:60", "6pm", "18:0", "-1:00", "18:00:00", "١٨:٠٠"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(PosecoachError, match="time of day"):
        parse_time(text)


@pytest.mark.parametrize("wrong", [{"weeks": 0}, {"alarm_min": -1}])
def test_numbers_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(PosecoachError):
        calendar([0], SIX, NOW, **wrong)  # type: ignore[arg-type]
    with pytest.raises(PosecoachError):
        calendar([], SIX, NOW)


@pytest.mark.parametrize("odd", [{"weeks": 0}, {"weeks": 10**11}, {"alarm_min": -1}, {"alarm_min": 10**23}])
def test_a_plan_without_end_is_refused(odd: dict[str, int]) -> None:
    with pytest.raises(PosecoachError, match="A plan has 1 to 520 weeks"):
        calendar((0,), SIX, NOW, **odd)  # type: ignore[arg-type]
