from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pandas
import pytest

from posecoach.app.documents.clip_documents import analyze_and_write
from posecoach.app.documents.data_files import write_data
from posecoach.app.documents.recognized_documents import recognize_and_write
from posecoach.app.documents.request import ClipRequest, Documents
from posecoach.app.outputs import Outputs
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercise
from posecoach.results.course import shown_signals
from posecoach.results.exports.data_format import DataFormat
from posecoach.results.tables.frames import parquet_bytes
from tests.support.joined import joined
from tests.support.sample_poses import POSES

CLIP = POSES / "row_chair_shrug.npz"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "made"
    analyze_and_write(ClipRequest(CLIP, Documents(data=folder, formats=tuple(DataFormat))), "row")
    return folder


def test_each_format_is_named_after_the_clip(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        f"row_chair_shrug{suffix}"
        for suffix in (
            ".reps.csv", ".signals.csv", ".landmarks.csv", ".reps.parquet", ".signals.parquet", ".landmarks.parquet",
            "_m.trc", "_px.trc", "_angles.mot", ".boris", ".boris.csv", ".eaf",
        )
    }  # fmt: skip


def test_of_a_clip_with_a_very_long_name_the_files_have_its_beginning(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for last in ("a", "b"):
        clip = tmp_path / f"{'ü' * 124}{last}.npz"
        shutil.copyfile(CLIP, clip)
        analyze_and_write(ClipRequest(clip, Documents(data=folder, formats=tuple(DataFormat))), "row")
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 2 * 12
    assert all(name.startswith("ü" * 100) for name in names)


@pytest.mark.parametrize("table", ["reps", "signals", "landmarks"])
def test_csv_and_parquet_say_the_same(folder: Path, table: str) -> None:
    text = pandas.read_csv(folder / f"row_chair_shrug.{table}.csv")
    columnar = pandas.read_parquet(folder / f"row_chair_shrug.{table}.parquet")
    assert list(text.columns) == list(columnar.columns)
    assert len(text) == len(columnar)
    for name in ("start_s", "t_s", "x_px", *shown_signals(exercise("row"))):
        if name in text.columns:
            assert text[name].to_numpy() == pytest.approx(columnar[name].to_numpy(float), abs=1e-4, nan_ok=True)


def test_every_number_has_its_unit_in_its_name(folder: Path) -> None:
    with (folder / "row_chair_shrug.signals.csv").open() as stream:
        names = next(csv.reader(stream))[4:]
    assert names
    assert all(name.endswith(("_deg", "_ratio", "_px", "_m")) for name in names), names


def test_landmarks_have_a_row_for_each_point_of_each_frame(folder: Path) -> None:
    rows = pandas.read_csv(folder / "row_chair_shrug.landmarks.csv")
    assert len(rows) == 33 * rows["frame"].nunique()


def test_the_frames_of_a_set_are_numbered_alike_in_its_signals_and_landmarks(tmp_path: Path) -> None:
    clip = tmp_path / "two.npz"
    joined(("row_chair_shrug", "cat_camel_side"), clip)
    recognize_and_write(ClipRequest(clip, Documents(data=tmp_path / "data", formats=(DataFormat.CSV, DataFormat.TRC))))
    for number in (1, 2):
        own = tmp_path / "data" / f"set-{number}"
        signals, landmarks = (pandas.read_csv(own / f"two.{table}.csv") for table in ("signals", "landmarks"))
        both = signals.merge(landmarks, on="frame")
        assert len(both) == 33 * len(signals) == len(landmarks)
        assert both["t_s_x"].tolist() == both["t_s_y"].tolist()
        assert len((own / "two_m.trc").read_text().splitlines()) == 5 + len(signals)


def test_a_folder_that_is_a_file_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(PosecoachError, match="--data names a folder"):
        analyze_and_write(ClipRequest(CLIP, Documents(data=tmp_path / "x")), "row")


def test_poses_that_could_not_be_read_again_are_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match=r"a name that ends in \.npz; poses\.dat does not"):
        analyze_and_write(ClipRequest(CLIP, outputs=Outputs(poses=tmp_path / "poses.dat")), "row")
    analyze_and_write(ClipRequest(CLIP, outputs=Outputs(poses=tmp_path / "poses.NPZ")), "row")
    assert (tmp_path / "poses.NPZ").exists()


def test_without_pyarrow_parquet_is_refused_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(PosecoachError, match=r"posecoach\[data\]"):
        parquet_bytes({})
    with pytest.raises(PosecoachError, match=r"posecoach\[data\]"):
        analyze_and_write(ClipRequest(CLIP, Documents(data=tmp_path / "x", formats=(DataFormat.PARQUET,))), "row")
    assert not (tmp_path / "x").exists()


def test_the_same_clip_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    analyze_and_write(ClipRequest(CLIP, Documents(data=tmp_path, formats=tuple(DataFormat))), "row")
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert again
    assert again == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    from posecoach.app.clip.analyze import analyze

    (tmp_path / "x").touch()
    with pytest.raises(PosecoachError, match="cannot be made"):
        write_data(tmp_path / "x" / "y", analyze(CLIP, "row"), CLIP, [DataFormat.ELAN])
