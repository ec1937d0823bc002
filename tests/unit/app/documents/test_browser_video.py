from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import pytest

from posecoach.app.documents.browser_video import browser_video
from posecoach.core.errors import PosecoachError
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip, with_tracks


def test_a_clip_that_browsers_play_is_shown_as_it_is(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4")
    assert browser_video(clip, tmp_path / "scratch") == clip


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "libsvtav1"), ("a.webm", "libsvtav1"), ("a.webm", "libvpx-vp9")])
def test_a_clip_is_not_encoded_anew_because_its_decoder_has_another_name(tmp_path: Path, name: str, codec: str) -> None:
    clip = make_clip(tmp_path / name, codec=codec)
    assert browser_video(clip, tmp_path / "scratch") == clip


def test_a_clip_that_is_shown_as_it_is_is_opened_twice_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, opened, open_as_before = make_clip(tmp_path / "a.mp4"), [], av.open

    def counted(path: str, *arguments: Any, **options: Any) -> Any:
        opened.append(path)
        return open_as_before(path, *arguments, **options)

    monkeypatch.setattr(av, "open", counted)
    assert browser_video(clip, tmp_path / "scratch") == clip
    assert len(opened) == 2  # what it is, and whether browsers play it


def test_a_title_that_is_not_in_utf_8_does_not_keep_a_clip_from_being_shown_as_it_is(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "a.mp4", metadata={"title": "XXbung"})
    clip.write_bytes(clip.read_bytes().replace(b"XXbung", b"\xdcb\xfcng."))
    assert browser_video(clip, tmp_path) == clip


@pytest.mark.parametrize(("name", "codec"), [("a.avi", "mpeg4"), ("a.mp4", "mpeg4"), ("a.mkv", "libx264")])
def test_another_clip_is_encoded_anew_with_its_own_times(tmp_path: Path, name: str, codec: str) -> None:
    (tmp_path / "scratch").mkdir()
    clip = make_clip(tmp_path / name, codec=codec)
    shown = browser_video(clip, tmp_path / "scratch")
    assert shown == tmp_path / "scratch" / "a.mp4"
    with av.open(str(shown)) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
    before, after = ([f.t_s for f in ClipSource(path)] for path in (clip, shown))
    assert after == pytest.approx(before, abs=0.002)


@pytest.mark.parametrize("codecs", [("libx264", "mpeg4"), ("libx264", "libx264"), ("mpeg4", "libx264")])
def test_of_several_tracks_of_pictures_that_is_shown_which_was_analysed(
    tmp_path: Path, codecs: tuple[str, str]
) -> None:
    (tmp_path / "scratch").mkdir()
    parts = [
        make_clip(tmp_path / f"{width_px}.mp4", size_px=(width_px, 48), codec=codec)
        for width_px, codec in zip((64, 80), codecs, strict=True)
    ]
    clip = with_tracks(tmp_path / "a.mp4", parts, default=1)
    with av.open(str(browser_video(clip, tmp_path / "scratch"))) as shown:
        (track,) = shown.streams.video
        assert (track.codec_context.name, track.width) == ("h264", 80)


@pytest.mark.parametrize("kind", ["mkv", "ts"])
def test_a_clip_of_another_kind_than_its_name_says_is_encoded_anew(tmp_path: Path, kind: str) -> None:
    (tmp_path / "scratch").mkdir()
    clip = make_clip(tmp_path / f"a.{kind}").rename(tmp_path / "a.mp4")
    with av.open(str(browser_video(clip, tmp_path / "scratch"))) as shown:
        assert "mp4" in shown.format.name


def test_a_clip_that_does_not_say_how_long_it_is_is_encoded_anew_so_that_one_can_go_to_a_time(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    clip = make_clip(tmp_path / "a.webm", codec="libvpx", live="1")  # as browsers record
    with av.open(str(clip)) as recorded, av.open(str(browser_video(clip, tmp_path / "scratch"))) as shown:
        assert recorded.duration is None
        assert shown.duration is not None


def test_a_clip_whose_pictures_begin_late_is_encoded_anew_so_that_the_times_of_the_report_hold(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    clip = make_clip(tmp_path / "a.mp4", [2.0 + i / 30 for i in range(30)])
    with av.open(str(browser_video(clip, tmp_path / "scratch"))) as shown:
        assert next(shown.decode(video=0)).time == 0.0


def test_a_turned_phone_clip_stands_upright(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    clip = make_clip(tmp_path / "a.mov", rotation_deg=90, corner=True)
    first, shown = (next(iter(ClipSource(p))) for p in (clip, browser_video(clip, tmp_path / "scratch")))
    assert first.size_px == shown.size_px == (48, 64)
    assert abs(first.image.astype(int) - shown.image.astype(int)).mean() < 6


def test_what_is_no_clip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"no video")
    with pytest.raises(PosecoachError, match="is not a clip"):
        browser_video(tmp_path / "a.mp4", tmp_path)
