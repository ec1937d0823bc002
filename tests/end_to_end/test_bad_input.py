"""What goes in may be anything: one sentence and exit status 2, no traceback, nothing half-written."""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posecoach.cli.run import USER_ERROR
from posecoach.sinks.video import VideoWriter
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip, make_sound
from tests.support.command import SAMPLES, posecoach, posecoach_here

ROW = SAMPLES / "row_standing_side.mp4"


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence with which the command refused."""
    assert done.returncode == USER_ERROR, done.stderr
    assert "Traceback" not in done.stderr
    sentences = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(sentences) == 1, done.stderr
    assert sentences[0].startswith("posecoach: ")
    assert sentences[0].endswith((".", ")"))
    return sentences[0]


def analyze_all(clip: Path, out: Path, exercise: str = "row") -> subprocess.CompletedProcess[str]:
    """Analyse with every output asked for, into ``out``."""
    return posecoach_here(
        "analyze", clip, "-e", exercise, "--json", out / "a.json", "--events", out / "a.jsonl",
        "--poses", out / "a.npz", "--video", out / "a.mp4",
    )  # fmt: skip


def _empty(path: Path) -> Path:
    path.touch()
    return path


def _text(path: Path) -> Path:
    path.write_text("Three sets of ten, slowly.\n" * 200)
    return path


def _noise(path: Path) -> Path:
    path.write_bytes(np.random.default_rng(3).integers(0, 256, 50_000, dtype=np.uint8).tobytes())
    return path


def _headless(path: Path) -> Path:
    """A clip whose index, at the end of the file, is missing."""
    content = make_clip(path).read_bytes()
    path.write_bytes(content[: content.index(b"moov")])
    return path


def _scrambled(path: Path) -> Path:
    """A clip whose pictures are overwritten; the container is whole."""
    content = bytearray(make_clip(path, noise=True).read_bytes())
    start = content.index(b"mdat") + 8
    content[start : content.index(b"moov", start) - 4] = bytes(content.index(b"moov", start) - 4 - start)
    path.write_bytes(bytes(content))
    return path


BAD_CLIPS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda path: path, "There is no clip"),
    "folder": (lambda path: path.parent, "is a folder"),
    "empty": (_empty, "is empty"),
    "text": (_text, ""),
    "noise": (_noise, "is not a clip that can be read"),
    "audio only": (make_sound, "has no video in it"),
    "without index": (_headless, "cut off"),
    "scrambled": (_scrambled, "No picture"),
}


@pytest.mark.model
@pytest.mark.parametrize("kind", BAD_CLIPS)
def test_a_bad_clip_is_refused_in_one_sentence_and_nothing_is_written(tmp_path: Path, kind: str) -> None:
    make, words = BAD_CLIPS[kind]
    clip, out = make(tmp_path / "clip.mp4"), tmp_path / "out"
    out.mkdir()
    assert words in refused(analyze_all(clip, out))
    assert list(out.iterdir()) == []


def test_a_corrupt_clip_ends_the_process_with_status_2_and_without_a_traceback(tmp_path: Path) -> None:
    refused(posecoach("analyze", _noise(tmp_path / "clip.mp4"), "-e", "row"))


@pytest.mark.model
def test_a_clip_without_a_person_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    sentence = refused(analyze_all(SAMPLES / "other_empty_room.mp4", tmp_path))
    assert "Nobody was found in other_empty_room.mp4" in sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.model
def test_of_a_truncated_clip_the_readable_part_is_analysed_and_the_rest_is_said(tmp_path: Path) -> None:
    whole = SAMPLES / "row_chair_shrug.mp4"
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 45 // 100])
    done = posecoach("analyze", cut, "-e", "row", "--json", tmp_path / "cut.json")
    assert done.returncode == 0, done.stderr
    assert "The clip is cut off" in done.stderr
    result = json.loads((tmp_path / "cut.json").read_text())
    assert 0 < result["counts"]["full"] < 4
    assert 0 < result["duration_s"] < 15
    assert any("cut off" in warning for warning in result["warnings"])


@pytest.mark.model
def test_of_a_stream_that_freezes_in_mid_repetition_nothing_is_counted_and_it_is_said(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "frozen.mp4", (512, 384)) as video:
        for frame in itertools.islice(ClipSource(SAMPLES / "row_chair_shrug.mp4"), 0, None, 2):
            at_s = frame.t_s
            if at_s > 10.6:
                break
            while at_s < frame.t_s + (4.0 if 8.0 <= frame.t_s < 8.06 else 0.01):
                video.write(frame.image, at_s + (4.0 if frame.t_s > 8.06 else 0.0))
                at_s += 2 / 15
    done = posecoach_here("analyze", tmp_path / "frozen.mp4", "-e", "row", "--json", tmp_path / "frozen.json")
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "frozen.json").read_text())
    assert (result["counts"]["full"], result["counts"]["partial"]) == (1, 0)
    assert any("stands still for" in warning for warning in result["warnings"])


def test_an_exercise_that_does_not_exist_is_refused_with_those_that_do() -> None:
    sentence = refused(posecoach_here("analyze", ROW, "-e", "deadlift"))
    assert "'deadlift'" in sentence
    assert "cat_camel, chair_extension" in sentence


@pytest.mark.parametrize("option", ["--json", "--events", "--poses", "--video"])
@pytest.mark.parametrize("place", ["no_such_folder/out.x", "."])
def test_an_output_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, option: str, place: str) -> None:
    assert "cannot be written" in refused(posecoach_here("analyze", ROW, "-e", "row", option, tmp_path / place))
    assert list(tmp_path.iterdir()) == []


def test_an_output_never_replaces_the_clip(tmp_path: Path) -> None:
    clip = tmp_path / "mine.mp4"
    clip.write_bytes(ROW.read_bytes())
    assert "cannot be both the clip itself" in refused(posecoach_here("analyze", clip, "-e", "row", "--video", clip))
    assert clip.read_bytes() == ROW.read_bytes()


def test_two_outputs_cannot_share_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = posecoach_here("analyze", ROW, "-e", "row", "--json", target, "--events", target)
    assert "cannot be both the output json and the output events" in refused(done)
    assert not target.exists()


def test_an_older_result_stays_when_the_clip_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("older")
    refused(posecoach_here("analyze", tmp_path / "missing.mp4", "-e", "row", "--json", target))
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text() == "older"


def test_a_name_with_square_brackets_is_printed_as_it_is(tmp_path: Path) -> None:
    assert "[/bold] clip.mp4" in refused(posecoach_here("analyze", tmp_path / "[/bold] clip.mp4", "-e", "row"))


@pytest.mark.parametrize(
    "arrays", [{}, {"t_s": np.zeros(3)}, {"t_s": np.array(["a"])}], ids=["none", "too few", "no numbers"]
)
def test_a_file_that_holds_no_poses_is_refused(tmp_path: Path, arrays: dict[str, Any]) -> None:
    path = tmp_path / "poses.npz"
    np.savez(path, **arrays)
    assert "does not hold recorded poses" in refused(posecoach_here("analyze", path, "-e", "row"))


def test_a_model_that_is_none_is_refused(tmp_path: Path) -> None:
    path = _noise(tmp_path / "some.task")
    assert "some.task" in refused(posecoach_here("analyze", ROW, "-e", "row", "--model", path))


@pytest.mark.parametrize("folder", ["missing", "."])
def test_a_folder_without_labelled_clips_cannot_be_evaluated(tmp_path: Path, folder: str) -> None:
    refused(posecoach_here("evaluate", tmp_path / folder))
