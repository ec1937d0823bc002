from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from posecoach.app.clip.warnings import NO_MOVEMENT
from posecoach.cli.analyze import say_none_counted, show, unused_by_poses
from posecoach.cli.console import console
from posecoach.cli.run import USER_ERROR
from posecoach.core.clip_review import HoldResult
from posecoach.core.errors import PosecoachError
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import CountedFrom
from posecoach.registry import exercise
from posecoach.results.words.plain_words import plain_words
from tests.support.command import posecoach_here
from tests.support.findings import completed, finding, rejected
from tests.support.sample_poses import POSES
from tests.unit.results.test_result import result


def test_what_was_held_is_never_longer_than_the_times_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = dataclasses.replace(result(), reps=(), holds=(HoldResult(3.78, 8.83, 5.05), HoldResult(10.0, 20.0, 7.5)))
    show(found, exercise("muscle_fatigue"))
    printed = capsys.readouterr().out
    assert "hold 1: 3.8 to 8.8 s, held 5.0 s" in printed
    assert "hold 2: 10.0 to 20.0 s, held 7.5 s" in printed


def test_the_parts_of_a_repetition_are_named_as_in_the_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    show(dataclasses.replace(result(), reps=(completed(1),)), exercise("row"))
    assert "pull-hold-back s" in capsys.readouterr().out


@pytest.mark.parametrize(("faults", "said"), [((finding("shrug"),), True), ((), False)])
def test_what_to_change_first_is_named_as_the_coach_says_it(
    capsys: pytest.CaptureFixture[str], faults: tuple[FaultFinding, ...], said: bool
) -> None:
    show(dataclasses.replace(result(), reps=(completed(1, faults=faults), completed(2))), exercise("row"))
    assert ("Change first: Shoulders away from ears." in capsys.readouterr().out) == said


def test_that_some_repetitions_fell_short_is_what_to_change_first_as_in_a_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = dataclasses.replace(result(), reps=(*map(completed, (1, 2, 3)), completed(4, full=False)))
    show(found, exercise("foam_roller"))
    assert f"Change first: {plain_words(found, exercise('foam_roller')).change}\n" in capsys.readouterr().out


def test_what_recorded_poses_make_no_use_of_is_said_to_change_nothing_and_a_model_that_is_none_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clip = POSES / "row_chair_shrug.npz"
    assert posecoach_here("analyze", clip, "-e", "row").stderr == ""
    assert posecoach_here("analyze", clip, "-e", "row", "--every-frame").stderr == (
        "row_chair_shrug.npz holds recorded poses, which the model is not asked for again: --every-frame changed "
        "nothing.\n"
    )
    refused = posecoach_here("analyze", clip, "-e", "row", "--model", "nope.task")
    assert (refused.returncode, refused.stdout) == (USER_ERROR, "")
    assert "There is no model file nope.task" in refused.stderr
    monkeypatch.setattr("posecoach.estimators.model.model_file.resolve_model", lambda _: None)
    (both,) = unused_by_poses(clip, Path("other.task"), every_frame=True)
    assert both.endswith("--model and --every-frame changed nothing.")
    assert not unused_by_poses(Path("row.mp4"), Path("other.task"), every_frame=True)


def test_a_cue_of_two_sentences_ends_with_one_full_stop(capsys: pytest.CaptureFixture[str]) -> None:
    show(dataclasses.replace(result(), reps=(completed(1, faults=(finding("too-fast"),)),)), exercise("cat_camel"))
    assert "Change first: Slower. Follow your breath.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("view", "reps", "advised"), [("side-left", 0, True), ("side-left", 1, False), ("front", 0, False)]
)
def test_where_all_that_moved_was_something_else_the_way_out_is_named(
    capsys: pytest.CaptureFixture[str], view: str, reps: int, advised: bool
) -> None:
    found = dataclasses.replace(result(), view=view, reps=(completed(1),) * reps, rejected=(rejected(1.0, 2.0),))
    say_none_counted(found, exercise("scapular_retraction"))
    assert ("counted as a shoulder-blade squeeze. If the clip shows another" in capsys.readouterr().err) == advised


def test_the_way_out_stands_before_the_reasons_of_which_there_may_be_many(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.cli.analyze.messages", console)
    found = dataclasses.replace(result(), view="side-left", reps=(), rejected=(rejected(1.0, 2.0),))
    show(found, exercise("row"), named=True)
    lines = capsys.readouterr().out.splitlines()
    counts = lines.index("0 full, 0 partial, 1 not counted")
    assert "leave --exercise out" in lines[counts + 1]
    assert "1.0 to 2.0 s, not counted" in lines[counts + 2]


def test_where_nothing_moved_what_is_wrong_with_the_clip_comes_before_the_way_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = "The clip has a single picture, in which nothing moves."
    found = dataclasses.replace(result(), view="side-left", reps=(), rejected=(), warnings=(one, NO_MOVEMENT))
    show(found, exercise("row"), named=True)
    said = capsys.readouterr().err
    assert said.index(one) < said.index(NO_MOVEMENT) < said.index("leave --exercise out")


def test_where_nothing_is_counted_it_is_said_for_how_long_it_was_watched(capsys: pytest.CaptureFixture[str]) -> None:
    show(dataclasses.replace(result(), reps=(), rejected=(), events=(), duration_s=14.2), exercise("heating_pad"))
    assert "watched for 14 s: nothing to correct" in capsys.readouterr().out


def test_that_nothing_was_found_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    found = dataclasses.replace(result(), view="side-left", reps=(), rejected=(), warnings=(NO_MOVEMENT,))
    say_none_counted(found, exercise("row"))
    assert capsys.readouterr().err.startswith("If the clip shows another exercise, leave --exercise out")


def test_what_a_range_is_stands_below_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    show(dataclasses.replace(result(), reps=(completed(1),)), exercise("row"))
    lines = capsys.readouterr().out.splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith("Range: the upper arm's way back and"))
    assert lines[at - 1].split()[0] == "1"
    show(dataclasses.replace(result(), reps=()), exercise("row"))
    assert "Range:" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("counted_from", "reps", "said"),
    [(CountedFrom.USUAL, 3, True), (CountedFrom.FIXED, 3, False), (CountedFrom.USUAL, 4, False)],
)
def test_a_fault_against_what_is_usual_is_doubted_where_few_repetitions_show_that(
    capsys: pytest.CaptureFixture[str], counted_from: CountedFrom, reps: int, said: bool
) -> None:
    fault = dataclasses.replace(finding("shrug"), counted_from=counted_from)
    clean = tuple(completed(number) for number in range(2, reps + 1))
    show(dataclasses.replace(result(), reps=(completed(1, faults=(fault,)), *clean)), exercise("row"))
    assert (f"With {reps} repetitions little is known of what is usual for you." in capsys.readouterr().out) == said


@pytest.mark.parametrize("exercise_options", [("-e", "row"), ()])
def test_another_program_reads_the_result_from_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exercise_options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ("analyze", POSES / "row_standing_side.npz", *exercise_options)
    printed = posecoach_here(*command, "--json", "-", "--events", "log.jsonl")
    assert printed.returncode == 0
    assert posecoach_here(*command, "--json", "result.json").returncode == 0
    assert json.loads(printed.stdout) == json.loads(Path("result.json").read_text(encoding="utf-8"))
    assert printed.stderr == "events: log.jsonl\n"
    assert {path.name for path in tmp_path.iterdir()} == {"log.jsonl", "result.json"}


@pytest.mark.parametrize("exercise_options", [("-e", "row"), ()])
def test_warnings_are_said_although_the_result_goes_to_another_program(
    tmp_path: Path, exercise_options: tuple[str, ...]
) -> None:
    with np.load(POSES / "row_standing_side.npz") as recorded:
        np.savez(tmp_path / "row.npz", **recorded, warning=np.array("The clip is cut off."))
    printed = posecoach_here("analyze", tmp_path / "row.npz", *exercise_options, "--json", "-")
    assert printed.stderr == "The clip is cut off.\n"


def test_what_is_not_written_of_a_clip_without_an_exercise_is_said(tmp_path: Path) -> None:
    wanted = ("--json", tmp_path / "r.json", "--data", tmp_path / "data")
    told = posecoach_here("analyze", POSES / "other_march.npz", *wanted)
    assert told.returncode == 0
    assert "No exercise was recognised, so --data wrote no tables" in " ".join(told.stderr.split())
    assert not (tmp_path / "data").exists()


def test_formats_of_data_that_is_not_asked_for_are_refused() -> None:
    refused = posecoach_here("analyze", POSES / "row_standing_side.npz", "-e", "row", "--format", "csv")
    assert refused.returncode == 2
    assert "Add --data FOLDER" in refused.stderr


def test_only_the_result_goes_to_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = posecoach_here("analyze", POSES / "row_standing_side.npz", "-e", "row", "--events", "-")
    assert refused.returncode == 2
    assert "- stands for standard output" in refused.stderr
    assert not list(tmp_path.iterdir())


def test_a_file_of_an_earlier_run_is_not_named_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command = ("analyze", POSES / "row_standing_side.npz", "-e", "row", "--json", "result.json", "--data", "data")
    assert "result: result.json\ndata: data\n" in posecoach_here(*command).stdout

    def full(target: Path, _content: bytes) -> None:
        raise PosecoachError(f"{target} cannot be written (No space left on device).")

    monkeypatch.setattr("posecoach.app.clip.analyze.write_whole", full)
    monkeypatch.setattr("posecoach.app.documents.data_files.write_whole", full)
    again = posecoach_here(*command, "--events", "log.jsonl")
    assert again.returncode == 2
    assert again.stdout.endswith("events: log.jsonl\n")
    assert "result: " not in again.stdout
    assert "data: " not in again.stdout
    assert "result.json cannot be written" in again.stderr
    assert "Nothing was written" in posecoach_here(*command).stderr
