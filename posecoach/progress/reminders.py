"""A plan of sessions as a calendar file (iCalendar, RFC 5545) that every calendar program takes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta

from posecoach.core.errors import PosecoachError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HEAD = ("VERSION:2.0", "PRODID:-//posecoach//posecoach//EN", "CALSCALE:GREGORIAN")
LINE_OCTETS = 75
"""Longer lines are folded (RFC 5545 3.1)."""
FIRST_SEQUENCE_S = 1_700_000_000
"""A later calendar file has a higher number, counted from here so that it fits into 32 bits."""
MOST_WEEKS, MOST_ALARM_MIN = 520, 7 * 24 * 60
"""Beyond these a number is a slip, and more than calendars take."""
DURATION_MIN = 30
"""Of a session, as the calendar shows it."""
_NAMESPACE = uuid.UUID("6f1f4c53-8d5c-4c58-9a5e-3f5a8b9f6f0e")


def parse_days(text: str) -> tuple[int, ...]:
    """Return days of the week, 0 = Monday, in order: ``mon,wed,fri``, whole names, or ``daily``.

    Raises
    ------
    PosecoachError
        If a word is no day.
    """
    words = [word.strip().casefold() for word in text.split(",") if word.strip()]
    if words == ["daily"]:
        return tuple(range(7))
    for word in words:
        if word not in DAYS and word not in _NAMES:
            raise PosecoachError(f"{word!r} is not a day. Give days like mon,wed,fri, or daily.")
    if not words:
        raise PosecoachError("No day was given. Give days like mon,wed,fri, or daily.")
    return tuple(sorted({DAYS.index(word[:3]) for word in words}))


def parse_time(text: str) -> time:
    """Return a time of day, such as ``18:00`` or ``7:30``.

    Raises
    ------
    PosecoachError
        If it is not a time of day.
    """
    hour, colon, minute = text.strip().partition(":")
    plain = hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit() and len(minute) == 2
    if not (colon and plain and int(hour) < 24 and int(minute) < 60):
        raise PosecoachError(f"{text!r} is not a time of day. Give it as 18:00.")
    return time(int(hour), int(minute))


def calendar(
    days: Sequence[int],
    at: time,
    now: datetime,
    *,
    weeks: int | None = None,
    alarm_min: int = 10,
    title: str = "Back and shoulder exercises",
    note: str = "posecoach routine",
) -> str:
    """Return the calendar file.

    Times are local and float: 18:00 is 18:00 wherever the person is, also after the clocks change.

    Parameters
    ----------
    days
        0 = Monday.
    now
        With its offset; the first session is the next one of these days and times after it.
    weeks
        How many weeks; None = for ever.
    alarm_min
        Minutes before the session at which the calendar reminds; 0 = at the time itself.

    Raises
    ------
    PosecoachError
        If there is no day, or a number makes no sense.
    """
    if not days or not set(days) <= set(range(7)):
        raise PosecoachError("Give one or more days of the week.")
    if (weeks is not None and not 1 <= weeks <= MOST_WEEKS) or not 0 <= alarm_min <= MOST_ALARM_MIN:
        raise PosecoachError(
            f"A plan has 1 to {MOST_WEEKS} weeks, and its reminder comes 0 to {MOST_ALARM_MIN} minutes before (a week)."
        )
    chosen = sorted(set(days))
    start = _first(chosen, at, now)
    codes = ",".join(_CODES[day] for day in chosen)
    count = "" if weeks is None else f";COUNT={weeks * len(chosen)}"
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    event = (
        f"UID:{uuid.uuid5(_NAMESPACE, title)}",
        f"SEQUENCE:{int(now.timestamp() - FIRST_SEQUENCE_S)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{start:%Y%m%dT%H%M%S}",
        f"DURATION:PT{DURATION_MIN}M",
        f"RRULE:FREQ=WEEKLY{count};WKST=MO;BYDAY={codes}",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(note)}",
        "TRANSP:OPAQUE",
        *_component("VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(title)}", f"TRIGGER:-PT{alarm_min}M"),
    )
    lines = _component("VCALENDAR", *_HEAD, *_component("VEVENT", *event))
    return "".join(_folded(line) + "\r\n" for line in lines)


def _component(name: str, *properties: str) -> tuple[str, ...]:
    """Return a component of a calendar (RFC 5545, 3.6) with what it holds."""
    return (f"BEGIN:{name}", *properties, f"END:{name}")


def _first(days: Iterable[int], at: time, now: datetime) -> datetime:
    """Return the first of the days at that time that is still to come, on the person's own clock."""
    today = datetime.combine(now.date(), at)
    upcoming = (today + timedelta(days=ahead) for ahead in range(8))
    return next(one for one in upcoming if one.weekday() in set(days) and one > now.replace(tzinfo=None))


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """Return the line in pieces of at most 75 octets, none of which cuts a sign in two."""
    pieces, piece, room = [], "", LINE_OCTETS
    for sign in line:
        if len(piece.encode()) + len(sign.encode()) > room:
            pieces.append(piece)
            piece, room = "", LINE_OCTETS - 1  # a continued line begins with a space
        piece += sign
    return "\r\n ".join([*pieces, piece])
