from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
import pytest

from posecoach.coaching.display.view import Moment, RepView, SessionView, SetView
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import load
from posecoach.screen.drawing.state import HudState
from posecoach.screen.session_video import MIN_WIDTH_PX, SessionVideo
from tests.support.mannequin import Mannequin

WORDS = load("en")


def moment(t_s: float, size_px: tuple[int, int] = (640, 480), new: bool = True, **changes: object) -> Moment:
    image = np.full((size_px[1], size_px[0], 3), 90, np.uint8)
    view = SessionView(Stage.WORKING, "row", **changes)  # type: ignore[arg-type]
    return Moment(t_s, image, new, Mannequin(size_px=size_px).pose(t_s), view)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[HudState]:
    """What would be drawn, picture by picture."""
    states: list[HudState] = []

    def draw(image: np.ndarray, state: HudState, size_px: tuple[int, int]) -> np.ndarray:
        states.append(state)
        return np.zeros((size_px[1], size_px[0], 3), np.uint8)

    monkeypatch.setattr("posecoach.screen.session_video.draw_hud", draw)
    return states


def drawn(path: Path, moments: Iterable[Moment]) -> None:
    with SessionVideo(path, WORDS, mirrored=False) as video:
        for one in moments:
            video.show(one)


def test_the_video_shows_what_the_window_shows_but_not_as_a_mirror(tmp_path: Path, shown: list[HudState]) -> None:
    rep = RepView(("shrug",), (1.0, 1.0, 1.0), 80.0, ("ear",))
    drawn(tmp_path / "a.mp4", [moment(0.0, set=SetView(1, 1, 2, 0, True), rep=rep)])
    (state,) = shown
    assert state.count is not None
    assert (state.count.value, state.count.tempo) == (2, "1.0 s out, 1.0 s hold, 1.0 s back")
    assert not state.mirrored
    assert state.skeleton is not None
    assert state.skeleton.fault_landmarks


def test_every_picture_is_drawn_once(tmp_path: Path, shown: list[HudState]) -> None:
    drawn(tmp_path / "a.mp4", [moment(0.0), moment(0.0, new=False), moment(0.1)])
    assert len(shown) == 2


@pytest.mark.parametrize(("size_px", "expected"), [((320, 240), (640, 480)), ((800, 600), (800, 600))])
def test_small_clips_are_drawn_larger_and_times_are_kept(
    tmp_path: Path, size_px: tuple[int, int], expected: tuple[int, int]
) -> None:
    times_s = [0.0, 0.1, 0.5, 0.6]
    drawn(tmp_path / "a.mp4", [moment(t_s, size_px) for t_s in times_s])
    with av.open(str(tmp_path / "a.mp4")) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height) == expected
        assert stream.width >= MIN_WIDTH_PX
        assert [float(f.time) for f in video.decode(stream)] == pytest.approx(times_s, abs=0.001)


def test_when_the_session_fails_there_is_no_video(tmp_path: Path) -> None:
    def failing() -> None:
        with SessionVideo(tmp_path / "a.mp4", WORDS, mirrored=False) as video:
            video.show(moment(0.0))
            raise PosecoachError("the clip broke")

    with pytest.raises(PosecoachError, match="the clip broke"):
        failing()
    assert list(tmp_path.iterdir()) == []


def test_poses_without_pictures_make_no_video(tmp_path: Path) -> None:
    drawn(tmp_path / "a.mp4", [Moment(0.0, None, True, Mannequin().pose(0.0), SessionView(Stage.WORKING, "row"))])
    assert list(tmp_path.iterdir()) == []
