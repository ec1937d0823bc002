from __future__ import annotations

import dataclasses
import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model import model_store
from posecoach.estimators.model.bundle import PARTS
from posecoach.estimators.model.model_store import Fetch, ModelProgress, build_model, download_wheel
from tests.support.networks import tiny_network, write_wheel

NETWORKS = {part.wheel_path: tiny_network(part.title.encode()) for part in PARTS}


@pytest.fixture(autouse=True)
def tiny_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tiny networks be the expected ones."""
    parts = [dataclasses.replace(part, sha256=hashlib.sha256(NETWORKS[part.wheel_path]).hexdigest()) for part in PARTS]
    monkeypatch.setattr(model_store, "PARTS", parts)


def fetching(members: dict[str, bytes]) -> Fetch:
    return lambda folder, progress: write_wheel(folder / "mediapipe-0.10.21-any.whl", members)


def quiet(step: str, ratio: float) -> None:
    """Take progress and say nothing."""


def test_the_bundle_is_made_where_it_was_wanted(tmp_path: Path) -> None:
    reported: list[float] = []
    target = tmp_path / "new folder" / "pose_landmarker_full.task"
    model = build_model(target, lambda step, ratio: reported.append(ratio), fetching(NETWORKS))
    assert (model.path, model.name) == (target, "pose_landmarker_full")
    assert model.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert zipfile.is_zipfile(target)
    assert reported == sorted(reported)
    assert (reported[0], reported[-1]) == (0.0, 1.0)
    assert list(target.parent.iterdir()) == [target]


def test_equal_parts_give_equal_bundles(tmp_path: Path) -> None:
    digests = {build_model(tmp_path / n, quiet, fetching(NETWORKS)).sha256 for n in ("a.task", "b.task")}
    assert len(digests) == 1


def test_a_network_with_another_digest_is_refused_and_the_old_model_stays(tmp_path: Path) -> None:
    target = tmp_path / "model.task"
    target.write_bytes(b"old")
    changed = NETWORKS | {PARTS[1].wheel_path: tiny_network(b"changed on the way")}
    with pytest.raises(PosecoachError, match="SHA-256"):
        build_model(target, quiet, fetching(changed))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_wheel_without_the_networks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="not the wheel"):
        build_model(tmp_path / "model.task", quiet, fetching({"mediapipe/__init__.py": b""}))


def test_a_broken_download_is_refused(tmp_path: Path) -> None:
    def fetch(folder: Path, progress: ModelProgress) -> Path:
        path = folder / "mediapipe.whl"
        path.write_bytes(b"half a wheel")
        return path

    with pytest.raises(PosecoachError, match="not the wheel"):
        build_model(tmp_path / "model.task", quiet, fetch)
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_refused_before_anything_is_fetched(tmp_path: Path) -> None:
    def fetch(folder: Path, progress: ModelProgress) -> Path:
        raise AssertionError("fetched in vain")

    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PosecoachError, match="cannot be made"):
        build_model(tmp_path / "file" / "model.task", quiet, fetch)
    with pytest.raises(PosecoachError, match="folder"):
        build_model(tmp_path, quiet, fetch)


def stub_python(folder: Path, script: str) -> str:
    """Return a program that stands in for ``python -m pip``."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="the stub is a script with a first line for Unix")
@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("print('ERROR: No matching distribution found'); sys.exit(1)", "No matching distribution.*pip config"),
        ("print('No module named pip', file=sys.stderr); sys.exit(1)", "ensurepip"),
        ("sys.exit(0)", "it said nothing"),
    ],
)
def test_a_failing_pip_is_reported_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "executable", stub_python(tmp_path, script))
    folder = tmp_path / "downloads"
    folder.mkdir()
    with pytest.raises(PosecoachError, match=expected):
        download_wheel(folder, quiet)


@pytest.mark.skipif(sys.platform == "win32", reason="the stub is a script with a first line for Unix")
def test_pip_is_asked_for_the_wheel_of_one_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import pathlib\nfolder = pathlib.Path(sys.argv[sys.argv.index('--dest') + 1])\n"
    script += "(folder / 'mediapipe-0.10.21-x.whl').write_text(' '.join(sys.argv[1:]))"
    monkeypatch.setattr(sys, "executable", stub_python(tmp_path, script))
    folder = tmp_path / "downloads"
    folder.mkdir()
    command = download_wheel(folder, quiet).read_text()
    assert command.startswith("-m pip download")
    assert command.endswith("mediapipe==0.10.21")
    assert "--platform manylinux_2_28_x86_64 --python-version 3.11" in command
    assert "index-url" not in command
