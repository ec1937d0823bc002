from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model import model_file
from posecoach.estimators.model.bundle_check import OURS
from posecoach.estimators.model.model_file import ENVIRONMENT_VARIABLE, checkout_folder, resolve_model
from tests.support.networks import tiny_bundle, write_wheel

BUNDLE = tiny_bundle()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Give the four places where models are looked for, all empty."""
    found = {name: tmp_path / name for name in ("here", "checkout", "cache", "elsewhere")}
    for folder in found.values():
        (folder / "models").mkdir(parents=True)
    monkeypatch.chdir(found["here"])
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setattr(model_file, "checkout_folder", lambda: found["checkout"])
    monkeypatch.setattr(model_file, "cache_folder", lambda: found["cache"] / "models")
    return found


def put(folder: Path, name: str = "pose_landmarker_full.task", content: bytes = BUNDLE) -> Path:
    path = folder / "models" / name
    path.write_bytes(content)
    return path


def test_the_places_are_searched_in_order(places: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [put(places[name]) for name in ("cache", "checkout", "here", "elsewhere")]
    named = put(places["elsewhere"], "named.task")
    assert resolve_model(named).path == named
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(expected.pop()))
    assert resolve_model().path == places["elsewhere"] / "models/pose_landmarker_full.task"
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    while expected:
        path = expected.pop()
        assert resolve_model().path == path
        path.unlink()
    with pytest.raises(PosecoachError, match="`posecoach model`"):
        resolve_model()


def test_name_and_digest_say_which_model_it_is(places: dict[str, Path]) -> None:
    put(places["cache"])
    found = resolve_model()
    assert (found.name, found.sha256) == ("pose_landmarker_full", hashlib.sha256(BUNDLE).hexdigest())


def test_of_several_in_a_folder_the_full_one_is_taken(places: dict[str, Path]) -> None:
    for name in ("a_mine.task", "pose_landmarker_heavy.task", "pose_landmarker_lite.task"):
        put(places["here"], name)
    assert resolve_model().name == "pose_landmarker_heavy"
    put(places["here"])
    assert resolve_model().name == "pose_landmarker_full"


def test_a_named_file_that_is_missing_is_an_error_even_if_there_is_another(
    places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(places["here"])
    with pytest.raises(PosecoachError, match="--model"):
        resolve_model(Path("none.task"))
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "none.task")
    with pytest.raises(PosecoachError, match=ENVIRONMENT_VARIABLE):
        resolve_model()


@pytest.mark.parametrize("content", [b"", b"TFL3 a bare network", b"<html>not found</html>"])
def test_a_file_that_is_no_bundle_is_refused(places: dict[str, Path], content: bytes) -> None:
    put(places["here"], content=content)
    with pytest.raises(PosecoachError, match="not a model bundle"):
        resolve_model()


def test_the_checkout_is_the_folder_above_the_package() -> None:
    checkout = checkout_folder()
    assert checkout is None or (checkout / "posecoach" / "estimators" / "model" / "model_file.py").is_file()


def test_what_is_no_pose_model_is_passed_over(places: dict[str, Path]) -> None:
    hands = {"hand_detector.tflite": b"0000TFL3", "hand_landmarks_detector.tflite": b"0000TFL3"}
    write_wheel(places["here"] / "models" / "hand_landmarker.task", hands)
    with pytest.raises(PosecoachError, match=r"no pose model yet.*hand_landmarker.*not in it"):
        resolve_model()
    expected = put(places["cache"])
    assert resolve_model().path == expected


def test_a_model_that_is_cut_off_or_has_a_wrong_byte_is_passed_over_and_refused_by_name(
    places: dict[str, Path],
) -> None:
    wrong = bytearray(BUNDLE)
    wrong[BUNDLE.index(b"tiny")] ^= 1
    for content in (BUNDLE[: len(BUNDLE) // 2], bytes(wrong), BUNDLE[:-30]):
        damaged = put(places["here"], content=content)
        with pytest.raises(PosecoachError, match="damaged"):
            resolve_model(damaged)
        expected = put(places["cache"])
        assert resolve_model().path == expected


def test_only_our_own_bundles_are_known(places: dict[str, Path]) -> None:
    assert not resolve_model(put(places["here"])).known


def test_the_manifest_names_the_bundles_that_are_known() -> None:
    manifest = tomllib.loads((Path(__file__).parents[4] / "models" / "MANIFEST.toml").read_text())
    assert {model["sha256"] for model in manifest["model"]} == OURS
