from __future__ import annotations

import pytest

from posecoach.core.closing import Closing, ClosingWhole


class Door(Closing):
    closed = False

    def close(self) -> None:
        self.closed = True


class Letter(ClosingWhole):
    ended = ""

    def close(self) -> None:
        self.ended = "closed"

    def abandon(self) -> None:
        self.ended = "abandoned"


def test_what_is_opened_is_closed_however_the_block_ends() -> None:
    door = Door()
    with pytest.raises(ValueError, match="draught"), door:
        raise ValueError("draught")
    assert door.closed


def test_a_file_is_finished_at_the_end_of_the_block_and_abandoned_when_an_error_ends_it() -> None:
    with Letter() as whole:
        assert whole.ended == ""
    assert whole.ended == "closed"
    broken = Letter()
    with pytest.raises(OSError, match="full"), broken:
        raise OSError("full")
    assert broken.ended == "abandoned"
