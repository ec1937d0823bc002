from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posecoach.cli.usage import usage_hint
from tests.support.command import posecoach_here
from tests.support.sample_poses import POSES

CLIP = POSES / "row_standing_side.npz"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_clip_whose_name_begins_with_a_dash_is_said_to_be_taken_for_an_option() -> None:
    shutil.copy(CLIP, "-a.npz")
    refused = posecoach_here("analyze", "-a.npz", "-e", "row")
    assert refused.returncode == 2
    assert refused.stderr.endswith(
        "If the file is meant, write ./-a.npz: what begins with a dash is taken for an option.\n"
    )
    assert posecoach_here("analyze", "./-a.npz", "-e", "row").returncode == 0


def test_who_names_several_clips_hears_of_the_batch() -> None:
    for name in ("a.npz", "b.NPZ"):
        shutil.copy(CLIP, name)
    refused = posecoach_here("analyze", "a.npz", "b.NPZ", "-e", "row")
    assert refused.returncode == 2
    assert "posecoach batch FOLDER -o RESULTS" in refused.stderr


def test_who_types_a_pattern_without_quotes_hears_that_the_shell_made_a_list_of_it() -> None:
    for name in ("a.npz", "b.npz"):
        shutil.copy(CLIP, name)
    refused = posecoach_here("batch", "a.npz", "b.npz", "-o", "out")
    assert refused.returncode == 2
    assert refused.stderr.endswith("put it in quotes, or name the folder.\n")


def test_who_names_no_exercise_to_be_coached_in_hears_which_there_are() -> None:
    refused = posecoach_here("live")
    assert refused.returncode == 2
    assert "Name one of cat_camel, chair_extension," in refused.stderr
    assert usage_hint(["live", "-erow", "--no-such"]) == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["analyze"],
        ["analyze", "--no-such"],
        ["analyze", "a.npz", "--poses", "b.npz", "--no-such"],
        ["batch", "a.npz", "-o", "b.npz", "--no-such"],
        ["report", "a.npz", "b.npz"],
    ],
)
def test_where_it_is_not_known_what_was_meant_nothing_is_added(arguments: list[str]) -> None:
    for name in ("a.npz", "b.npz"):
        shutil.copy(CLIP, name)
    assert usage_hint(arguments) == ""


def test_the_help_of_a_batch_says_that_without_a_format_there_is_no_data() -> None:
    shown = " ".join(posecoach_here("batch", "--help").stdout.replace("│", " ").split())
    assert "Default: none" in shown
    assert "Default: all" not in shown
    assert "Default: all" in " ".join(posecoach_here("analyze", "--help").stdout.replace("│", " ").split())


def test_who_asks_for_the_report_of_a_clip_is_told_which_command_makes_it() -> None:
    shutil.copy(CLIP, "row.npz")
    refused = posecoach_here("report", "row.npz")
    assert refused.returncode == 2
    assert "posecoach analyze row.npz --report FILE.html" in refused.stderr
    assert not Path("row.html").exists()
