"""A model of unknown origin is tried out where it can do no harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.bundle import PARTS, write_members
from posecoach.estimators.model.model_file import file_sha256, resolve_model
from posecoach.estimators.try_out import try_out
from tests.support.networks import tiny_bundle


def tried(path: Path, content: bytes, remembered: Path) -> None:
    path.write_bytes(content)
    try_out(path, file_sha256(path), remembered)


def test_networks_that_do_not_run_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="does not run"):
        tried(tmp_path / "tiny.task", tiny_bundle(), tmp_path / "tried")
    assert not (tmp_path / "tried").exists()


@pytest.mark.model
def test_a_network_with_random_bytes_ends_no_process_but_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(resolve_model().path) as archive:
        networks = {part.name: bytearray(archive.read(part.name)) for part in PARTS}
    random = np.random.default_rng(5)
    network = networks[PARTS[1].name]
    for position in random.integers(1000, len(network), 400):
        network[position] ^= int(random.integers(1, 256))
    path = tmp_path / "random.task"
    path.write_bytes(write_members({name: bytes(content) for name, content in networks.items()}))
    passed = passes(path, tmp_path / "tried")  # by the luck of the bytes; that this process lives is the point
    assert passed == (tmp_path / "tried" / file_sha256(path)).exists()


def passes(path: Path, remembered: Path) -> bool:
    try:
        try_out(path, file_sha256(path), remembered)
    except PosecoachError:
        return False
    return True


@pytest.mark.model
def test_a_model_without_weights_is_refused_and_a_whole_one_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(resolve_model().path) as archive:
        networks = {part.name: archive.read(part.name) for part in PARTS}
    whole = tmp_path / "whole.task"
    tried(whole, write_members(networks, b"packed by somebody else"), tmp_path / "tried")
    assert (tmp_path / "tried" / file_sha256(whole)).exists()
    detector = bytearray(networks[PARTS[0].name])
    detector[200_000:2_500_000] = bytes(2_300_000)
    empty = write_members(networks | {PARTS[0].name: bytes(detector)})
    with pytest.raises(PosecoachError, match="not a pose model that can be used"):
        tried(tmp_path / "empty.task", empty, tmp_path / "tried")


def test_the_estimator_tries_out_what_it_does_not_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def refuse(bundle: Path, sha256: str, remembered_in: Path) -> None:
        seen.append(bundle.name)
        raise PosecoachError("tried")

    monkeypatch.setattr("posecoach.estimators.mediapipe_pose.try_out", refuse)
    path = tmp_path / "mine.task"
    path.write_bytes(tiny_bundle())
    with pytest.raises(PosecoachError, match="tried"):
        MediaPipePose(resolve_model(path))
    assert seen == ["mine.task"]
