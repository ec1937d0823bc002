"""No command destroys a file that it was given, or what is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posecoach.history.profile import Profile
from tests.support.command import SAMPLES, posecoach_here
from tests.support.networks import tiny_bundle
from tests.support.sessions import MONDAY, Script, write_log

POSES = Path(__file__).parents[2] / "poses" / "row_chair_shrug.npz"
LIVE = ("live", "-e", "row", "--headless", "--mute")
ROUTINE = ("routine", "--only", "row", "--headless", "--mute")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one file of every kind, and a data folder in it."""
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    (tmp_path / "data" / "people" / "me" / "sessions").mkdir(parents=True)
    (tmp_path / "data" / "people" / "me" / "sessions" / "old.jsonl").write_text("")
    (tmp_path / "data" / "history.sqlite3").touch()
    (tmp_path / "plan.toml").write_text('techniques = ["row"]\n')
    (tmp_path / "model.task").write_bytes(b"PK\x03\x04 a model")
    shutil.copy(SAMPLES / "row_standing_side.mp4", tmp_path / "row_standing_side.mp4")
    shutil.copy(SAMPLES / "row_standing_side.mp4", tmp_path / "r.video.mp4")
    (tmp_path / "r.json").write_text("{}")
    (tmp_path / "summary.csv").write_text("clip\nrow_standing_side.mp4\n")
    shutil.copy(SAMPLES / "row_standing_side.json", tmp_path / "row_standing_side.json")
    return tmp_path


DESTRUCTIVE = {
    "live log": (*LIVE, "--source", "{clip}", "--events", "{clip}"),
    "live video": (*LIVE, "--source", "{clip}", "--record", "{clip}"),
    "live model": (*LIVE, "--source", "{clip}", "--model", "{dir}/model.task", "--record", "{dir}/model.task"),
    "live twice": (*LIVE, "--source", "{clip}", "--record", "{dir}/out", "--events", "{dir}/OUT"),
    "live kept": (*LIVE, "--source", "{clip}", "--events", "{dir}/data/people/me/sessions/old.jsonl"),
    "routine log": (*ROUTINE, "--source", "{clip}", "--events", "{clip}"),
    "routine plan": ("routine", "--headless", "--mute", "--plan", "{dir}/plan.toml", "--events", "{dir}/plan.toml"),
    "evaluate truth": ("evaluate", "{dir}", "--json", "{dir}/row_standing_side.json"),
    "evaluate clip": ("evaluate", "{dir}", "--json", "{clip}"),
    "evaluate poses": ("evaluate", "{dir}", "--json", "{dir}/row_standing_side.npz"),
    "evaluate nowhere": ("evaluate", "{dir}", "--json", "{dir}/none/x.json"),
    "history": ("history", "--export", "csv", "-o", "{dir}/data/history.sqlite3"),
    "remind": ("remind", "-o", "{dir}/data/history.sqlite3"),
    "analyze model": ("analyze", "{clip}", "-e", "row", "--model", "{dir}/model.task", "--json", "{dir}/model.task"),
    "analyze report": ("analyze", "{clip}", "-e", "row", "--report", "{clip}"),
    "batch list": ("batch", "{dir}/summary.csv", "-o", "{dir}", "-e", "row"),
    "report video": (
        "report",
        "{dir}/r.json",
        "--clip",
        "{dir}/r.video.mp4",
        "--with-video",
        "-o",
        "{dir}/r.html",
    ),
    "model": ("model", "-o", "{dir}/data/history.sqlite3"),
}


@pytest.mark.parametrize("name", DESTRUCTIVE)
def test_a_command_that_would_destroy_something_is_refused_before_it_begins(files: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in files.rglob("*") if path.is_file()}
    words = [w.format(clip=files / "row_standing_side.mp4", dir=files) for w in DESTRUCTIVE[name]]
    done = posecoach_here(*words)
    assert done.returncode == 2, done.stdout
    assert "cannot be" in done.stderr
    assert {path: path.read_bytes() for path in files.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "words", [("analyze", POSES, "-e", "row", "--json"), ("history", "--export", "csv", "-o"), ("remind", "-o")]
)
def test_the_default_model_is_no_output_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str | Path, ...]
) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    (tmp_path / "models").mkdir()
    model = tmp_path / "models" / "pose_landmarker_full.task"
    model.write_bytes(tiny_bundle())
    monkeypatch.chdir(tmp_path)
    done = posecoach_here(*words, model)
    assert done.returncode == 2
    assert "cannot be both the pose model" in done.stderr
    assert model.read_bytes() == tiny_bundle()


def test_no_model_is_written_over_a_file_that_is_none(files: Path) -> None:
    truth = files / "row_standing_side.json"
    before = truth.read_bytes()
    done = posecoach_here("model", "-o", truth)
    assert done.returncode == 2
    assert "a name that ends in .task" in done.stderr
    assert truth.read_bytes() == before


def test_no_folder_is_made_for_a_model_as_for_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecoach.estimators.model.model_store.download_wheel", lambda *_: pytest.fail("fetched"))
    done = posecoach_here("model", "-o", tmp_path / "typo" / "x.task")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("history", "--html", "-o"), ("remind", "-o")])
def test_a_page_of_the_history_and_a_calendar_take_the_place_of_no_other_file(
    files: Path, words: tuple[str, ...]
) -> None:
    write_log(Profile.of("me").new_log("row", MONDAY), Script("row").begin("row").a_set(3).end().over())
    truth = files / "row_standing_side.json"
    before = truth.read_bytes()
    done = posecoach_here(*words, truth)
    assert done.returncode == 2
    assert "needs a name that ends in" in done.stderr
    assert truth.read_bytes() == before


@pytest.mark.parametrize(("option", "name"), [("--report", "r.pdf"), ("--video", "r.gif")])
def test_a_page_and_a_video_get_no_name_of_something_else(tmp_path: Path, option: str, name: str) -> None:
    done = posecoach_here("analyze", SAMPLES / "row_standing_side.mp4", "-e", "row", option, tmp_path / name)
    assert done.returncode == 2
    assert f"{name} does not" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [LIVE, ROUTINE])
def test_a_recorded_video_gets_no_name_of_something_else(
    files: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.app.live.session.run_live", lambda *_: pytest.fail("a session began"))
    done = posecoach_here(*words, "--source", files / "row_standing_side.mp4", "--record", files / "r.gif")
    assert done.returncode == 2
    assert "The recorded video needs a name that ends in .mp4" in done.stderr


def test_a_folder_for_data_that_cannot_be_made_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    done = posecoach_here("analyze", POSES, "-e", "row", "--data", tmp_path / "notes" / "data")
    assert done.returncode == 2
    assert "notes is a file" in done.stderr
    assert done.stdout == ""
