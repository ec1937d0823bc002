from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.screen.slow_part import Stretch, write_slow_part
from posecoach.sinks.video import VideoWriter
from posecoach.sources.recorded.clip import ClipSource


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    with VideoWriter(tmp_path / "drawn.mp4", (320, 240)) as writer:
        for i in range(40):
            writer.write(np.full((240, 320, 3), 6 * i, np.uint8), i / 10)
    return tmp_path / "drawn.mp4"


def test_stretches_take_twice_as_long_and_follow_one_another(drawn: Path, tmp_path: Path) -> None:
    stretches = [Stretch(2.0, 3.0, "To work on"), Stretch(0.5, 1.0, "Best")]
    assert write_slow_part(drawn, stretches, tmp_path / "slow.mp4")
    frames = list(ClipSource(tmp_path / "slow.mp4"))
    before = [float(f.image[:100].mean()) for f in ClipSource(drawn)]
    shown = [before[i] for i in (*range(17, 34), *range(2, 14))]
    assert [float(f.image[:100].mean()) for f in frames] == pytest.approx(shown, abs=5.0)
    assert np.diff([f.t_s for f in frames[:17]]) == pytest.approx([0.2] * 16, abs=1e-3)
    assert frames[17].t_s - frames[16].t_s == pytest.approx(0.5, abs=1e-3)


def test_its_title_stands_in_the_lower_part_of_the_picture(drawn: Path, tmp_path: Path) -> None:
    write_slow_part(drawn, [Stretch(2.0, 3.0, "To work on")], tmp_path / "slow.mp4")
    frame = next(iter(ClipSource(tmp_path / "slow.mp4")))
    assert frame.image[170:220].max() > 200
    assert frame.image[:160].max() < 180


def test_a_long_title_is_whole_in_an_upright_picture_and_clear_of_the_text_below(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "drawn.mp4", (640, 1130)) as writer:
        for i in range(10):
            writer.write(np.zeros((1130, 640, 3), np.uint8), i / 10)
    stretches = [Stretch(0.2, 0.6, "To work on: set 2, repetition 10, half speed")]
    write_slow_part(tmp_path / "drawn.mp4", stretches, tmp_path / "slow.mp4")
    image = next(iter(ClipSource(tmp_path / "slow.mp4"))).image
    assert image[:, :24].max() < 60
    assert image[:, -24:].max() < 60
    assert image[820:880].max() > 200
    assert image[990:].max() < 60


def test_nothing_to_show_writes_nothing(drawn: Path, tmp_path: Path) -> None:
    assert not write_slow_part(drawn, [], tmp_path / "slow.mp4")
    assert not write_slow_part(drawn, [Stretch(90.0, 95.0, "after its end")], tmp_path / "slow.mp4")
    assert not (tmp_path / "slow.mp4").exists()


def test_a_video_that_is_gone_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError):
        write_slow_part(tmp_path / "none.mp4", [Stretch(0.0, 1.0, "x")], tmp_path / "slow.mp4")
