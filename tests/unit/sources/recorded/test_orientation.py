from __future__ import annotations

import numpy as np
import pytest

from posecoach.sources.recorded.orientation import IDENTITY, ClipTurns, quarter_turns, upright


def matrix(a: int, b: int, c: int, d: int) -> bytes:
    one = 1 << 16
    return np.array([a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30], np.int32).tobytes()


LETTER = np.zeros((4, 6, 3), np.uint8)
LETTER[0, 0] = 1
LETTER[0, 5] = 2
LETTER[3, 0] = 3


@pytest.mark.parametrize(
    ("signs", "corners"),
    [
        ((1, 0, 0, 1), [1, 2, 3]),
        ((-1, 0, 0, -1), [0, 3, 2]),
        ((-1, 0, 0, 1), [2, 1, 0]),
        ((0, 1, -1, 0), [3, 1, 0]),
        ((0, -1, 1, 0), [2, 0, 1]),
        ((0, 1, 1, 0), [1, 3, 2]),
    ],
)
def test_each_turn_and_mirroring_puts_the_corners_in_place(
    signs: tuple[int, int, int, int], corners: list[int]
) -> None:
    shown = upright(LETTER, quarter_turns(matrix(*signs)))
    assert [int(shown[y, x, 0]) for y, x in ((0, 0), (0, -1), (-1, 0))] == corners


def test_the_matrix_is_read_again_only_where_the_angle_changes() -> None:
    class Decoded:
        def __init__(self, rotation: int, *signs: int) -> None:
            self.rotation, self._matrix, self.reads = rotation, matrix(*signs), 0

        @property
        def side_data(self) -> dict[str, bytes]:
            self.reads += 1
            return {"DISPLAYMATRIX": self._matrix}

    pictures = [Decoded(0, 1, 0, 0, 1), Decoded(0, 1, 0, 0, 1), Decoded(-90, 0, 1, -1, 0), Decoded(-90, 0, 1, -1, 0)]
    orientation = ClipTurns()
    assert [orientation.of(picture) for picture in pictures] == [IDENTITY, IDENTITY, (0, 1, -1, 0), (0, 1, -1, 0)]
    assert [picture.reads for picture in pictures] == [1, 0, 1, 0]


def test_an_oblique_or_broken_matrix_changes_nothing() -> None:
    oblique = np.array([46341, 46341, 0, -46341, 46341, 0, 0, 0, 1 << 30], np.int32).tobytes()
    assert quarter_turns(oblique) == IDENTITY
    assert quarter_turns(b"short") == IDENTITY
    assert upright(LETTER, IDENTITY) is LETTER
