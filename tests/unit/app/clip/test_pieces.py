from __future__ import annotations

import numpy as np
import pytest

from posecoach.app.clip.pieces import LONGEST_S, SHORTEST_S, WAITING_MAX_BYTES, WARM_UP_S, Pieces, cut

SMALL_BYTES = 300_000


def test_a_picture_belongs_to_its_piece_and_warms_up_the_next() -> None:
    pieces = Pieces(10.0)
    assert pieces.at(0.0) == [0]
    assert pieces.at(9.99 - WARM_UP_S) == [0]
    assert pieces.at(10.0 - WARM_UP_S) == [0, 1]
    assert pieces.at(9.99) == [0, 1]
    assert pieces.at(10.0) == [1]


@pytest.mark.parametrize("rate_hz", [15.0, 25.0, 30.0])
def test_a_picture_at_a_cut_belongs_to_the_piece_that_begins_there_however_times_are_rounded(rate_hz: float) -> None:
    for length_s in (0.7, 4.2, 5.1, 19.466666666666665, 37.5):
        pieces = Pieces(length_s)
        for t_s in [i / rate_hz for i in range(20_000)] + [n * length_s for n in range(1, 400)]:
            own = pieces.at(t_s)[0]
            assert pieces.begin_s(own) <= t_s < pieces.begin_s(own + 1)


def test_after_the_last_piece_nothing_warms_up_and_what_comes_late_belongs_to_it() -> None:
    pieces = Pieces(10.0, count=2)
    assert pieces.at(19.9) == [1]
    assert pieces.at(25.0) == [1]


def test_a_clip_of_a_moment_is_one_piece() -> None:
    assert cut(1.0, SMALL_BYTES, 8.0) == Pieces(1.0, 1)


def test_half_a_minute_keeps_four_trackers_busy() -> None:
    assert cut(30.0, SMALL_BYTES, 8.0).length_s == pytest.approx(7.5)


@pytest.mark.parametrize("duration_s", [None, 170.0, 600.0, 7200.0])
def test_pieces_of_a_long_clip_are_equal_and_not_too_long(duration_s: float | None) -> None:
    length_s = cut(duration_s, SMALL_BYTES, 8.0).length_s
    assert LONGEST_S / 2 < length_s <= LONGEST_S
    if duration_s is not None:
        assert duration_s / length_s == pytest.approx(round(duration_s / length_s))


def test_large_pictures_are_cut_into_shorter_pieces_so_that_those_that_wait_have_room() -> None:
    full_hd_bytes = 3_110_400
    pieces = cut(600.0, full_hd_bytes, 25.0)
    assert pieces.length_s * 25.0 * full_hd_bytes <= max(WAITING_MAX_BYTES, SHORTEST_S * 25.0 * full_hd_bytes)


@pytest.mark.parametrize("duration_s", [30.0, 100.0, 170.0, 600.0, 7201.0])
def test_two_trackers_and_four_get_as_many_pieces_each(duration_s: float) -> None:
    count = cut(duration_s, SMALL_BYTES, 25.0).count
    assert count is not None
    assert count % 4 == 0


def test_every_moment_has_one_piece_of_its_own() -> None:
    pieces = cut(28.84, SMALL_BYTES, 8.0)
    own = [pieces.at(float(t))[0] for t in np.arange(0.0, 28.84, 0.04)]
    assert own == sorted(own)
    assert set(own) == set(range(4))
