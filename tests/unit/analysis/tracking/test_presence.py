from __future__ import annotations

from posecoach.analysis.tracking.presence import Presence
from posecoach.core.events import Event, TrackingLost, TrackingRegained


def reported(seen: list[bool], rate_hz: float = 10.0) -> list[Event]:
    presence = Presence()
    return [e for i, s in enumerate(seen) for e in presence.update(s, i / rate_hz)]


def test_somebody_who_stays_is_no_event() -> None:
    assert reported([True] * 50) == []


def test_a_gap_below_a_second_is_bridged() -> None:
    assert reported([True] * 10 + [False] * 9 + [True] * 10) == []


def test_a_longer_gap_is_reported_once_and_ends_with_how_long_it_was() -> None:
    lost, regained = reported([True] * 10 + [False] * 40 + [True] * 10)
    assert isinstance(lost, TrackingLost)
    assert abs(lost.t_s - 1.9) < 0.11
    assert isinstance(regained, TrackingRegained)
    assert abs(regained.away_s - 4.1) < 0.01


def test_an_empty_room_from_the_start_is_lost_after_a_second() -> None:
    (lost,) = reported([False] * 40)
    assert isinstance(lost, TrackingLost)
    assert abs(lost.t_s - 1.0) < 0.01


def test_after_a_reset_the_gap_counts_anew() -> None:
    presence = Presence()
    presence.update(True, 0.0)
    presence.reset()
    assert presence.update(False, 60.0) == []


def test_somebody_appears_at_first_sight_and_again_after_having_been_lost() -> None:
    presence = Presence()
    appeared_s = []
    for i, seen in enumerate([False] * 5 + [True] * 10 + [False] * 5 + [True] * 10 + [False] * 15 + [True] * 5):
        presence.update(seen, i / 10)
        appeared_s.append(presence.appeared_s)
    assert appeared_s[14] == appeared_s[29] == 0.5
    assert appeared_s[-1] == 4.5
