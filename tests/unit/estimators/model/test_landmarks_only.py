from __future__ import annotations

import dataclasses
import hashlib
import io
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
import pytest
from mediapipe.tasks.metadata import schema_py_generated as schema

from posecoach.core.errors import PosecoachError
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.bundle import PARTS, write_members
from posecoach.estimators.model.landmarks_only import NETWORK, landmarks_only, origin_sha256, without_mask
from posecoach.estimators.model.model_file import ModelFile, landmarks_target, resolve_model
from posecoach.sources.recorded.clip import ClipSource

ROOT = Path(__file__).parents[4]
IMAGE, TRUNK, POINTS, MASK, WEIGHTS, MASK_WEIGHTS, SIZE, LARGE, SEEN = range(9)
SHAPES = {
    IMAGE: [1, 4, 4, 3],
    TRUNK: [1, 2, 2, 8],
    POINTS: [1, 5],
    MASK: [1, 4, 4, 1],
    WEIGHTS: [2],
    MASK_WEIGHTS: [3],
    SIZE: [2],
    LARGE: [1, 4, 4, 8],
    SEEN: [1, 1, 1, 1],
}
CONV, RESIZE = 0, 1


def operator(inputs: list[int], outputs: list[int], code: int = CONV) -> Any:
    made: Any = schema.OperatorT()
    made.opcodeIndex, made.inputs, made.outputs = code, inputs, outputs
    return made


def codes() -> list[Any]:
    made = []
    for builtin in (schema.BuiltinOperator.CONV_2D, schema.BuiltinOperator.RESIZE_BILINEAR):
        code: Any = schema.OperatorCodeT()
        code.builtinCode = builtin
        made.append(code)
    return made


def network(mask_shape: list[int] = SHAPES[MASK]) -> bytes:
    """Return image -> trunk -> whether anybody is seen, points, and a mask: each head with weights of its own."""
    graph: Any = schema.SubGraphT()
    graph.tensors = []
    for number, shape in (SHAPES | {MASK: mask_shape}).items():
        tensor: Any = schema.TensorT()
        tensor.shape, tensor.name = shape, f"tensor {number}"
        tensor.buffer = {WEIGHTS: 1, MASK_WEIGHTS: 2}.get(number, 0)
        graph.tensors.append(tensor)
    graph.inputs, graph.outputs = [IMAGE], [MASK, POINTS, SEEN]
    graph.operators = [
        operator([IMAGE], [TRUNK]),
        operator([TRUNK, SIZE], [LARGE], RESIZE),
        operator([LARGE, MASK_WEIGHTS], [MASK]),
        operator([TRUNK, WEIGHTS, -1], [POINTS]),
        operator([TRUNK], [SEEN]),
    ]
    model: Any = schema.ModelT()
    model.version, model.subgraphs, model.operatorCodes = 3, [graph], codes()
    model.buffers = [schema.BufferT() for _ in range(3)]
    model.buffers[1].data = np.frombuffer(b"points weights", np.uint8)
    model.buffers[2].data = np.frombuffer(b"mask weights", np.uint8)
    builder = flatbuffers.Builder(256)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def test_what_serves_only_the_mask_is_left_out_and_the_mask_is_one_number() -> None:
    model = schema.ModelT.InitFromPackedBuf(without_mask(network()), 0)
    graph = model.subgraphs[0]
    names = [int(tensor.name.decode().removeprefix("tensor ")) for tensor in graph.tensors]
    steps = [
        ([names[i] if i >= 0 else i for i in step.inputs], [names[i] for i in step.outputs]) for step in graph.operators
    ]
    assert names == [IMAGE, TRUNK, POINTS, MASK, WEIGHTS, SEEN, SIZE]
    assert [names[i] for i in graph.outputs] == [MASK, POINTS, SEEN]
    assert steps == [
        ([IMAGE], [TRUNK]),
        ([TRUNK, WEIGHTS, -1], [POINTS]),
        ([TRUNK], [SEEN]),
        ([SEEN, SIZE], [MASK]),
    ]
    assert graph.tensors[names.index(MASK)].shape.tolist() == [1, 1, 1, 1]
    size = model.buffers[graph.tensors[names.index(SIZE)].buffer].data
    assert np.frombuffer(size.tobytes(), "<i4").tolist() == [1, 1]


def test_the_weights_of_the_mask_are_gone_and_those_of_the_points_are_there() -> None:
    pruned = without_mask(network())
    assert b"points weights" in pruned
    assert b"mask weights" not in pruned


def test_a_network_without_a_mask_is_refused() -> None:
    with pytest.raises(PosecoachError, match="no mask"):
        without_mask(network(mask_shape=[1, 2, 2, 1]))


def write_pair(folder: Path) -> ModelFile:
    path = folder / "mine.task"
    path.write_bytes(write_members({PARTS[0].name: b"0000TFL3 detector", NETWORK: network()}))
    model = resolve_model(path)
    landmarks_target(path).write_bytes(landmarks_only(path.read_bytes(), model.sha256))
    return resolve_model(path)


def test_the_bundle_beside_the_model_is_loaded_unless_the_silhouette_is_wanted(tmp_path: Path) -> None:
    model = write_pair(tmp_path)
    assert model.bundle_path(silhouette=False) == tmp_path / "mine_landmarks.task"
    assert model.bundle_path(silhouette=True) == tmp_path / "mine.task"


def test_a_bundle_made_from_another_model_is_not_taken(tmp_path: Path) -> None:
    path = write_pair(tmp_path).path
    path.write_bytes(write_members({PARTS[0].name: b"0000TFL3 another detector", NETWORK: network()}))
    assert resolve_model(path).bundle_path(silhouette=False) == path


@pytest.mark.parametrize(("ours", "current"), [(True, False), (False, True)])
def test_beside_our_own_model_the_bundle_of_an_earlier_release_is_to_be_made_again(
    tmp_path: Path, ours: bool, current: bool
) -> None:
    model = dataclasses.replace(write_pair(tmp_path), known=ours)
    assert model.has_current_landmarks is current
    assert not dataclasses.replace(model, landmarks_path=None).has_current_landmarks


def test_a_bundle_without_a_mask_is_refused_where_the_silhouette_is_wanted(tmp_path: Path) -> None:
    named = resolve_model(landmarks_target(write_pair(tmp_path).path))
    assert named.bundle_path(silhouette=False) == named.path
    with pytest.raises(PosecoachError, match="landmarks only"):
        named.bundle_path(silhouette=True)


def test_it_says_what_it_was_made_from_and_keeps_the_other_members(tmp_path: Path) -> None:
    model = write_pair(tmp_path)
    faster = landmarks_target(model.path)
    assert origin_sha256(faster) == model.sha256
    assert origin_sha256(model.path) == origin_sha256(tmp_path / "none.task") == ""
    with zipfile.ZipFile(io.BytesIO(faster.read_bytes())) as archive:
        assert archive.read(PARTS[0].name) == b"0000TFL3 detector"


@pytest.mark.model
def test_the_landmarks_of_the_real_model_are_the_same_to_the_last_bit(capfd: pytest.CaptureFixture[str]) -> None:
    model = resolve_model(None)
    assert model.landmarks_path is not None
    found = []
    for silhouette in (False, True):
        frames = iter(ClipSource(ROOT / "sample_videos" / "row_standing_side.mp4"))
        with MediaPipePose(model, silhouette=silhouette) as estimator:
            poses = [estimator.estimate(next(frames)) for _ in range(20)]
        found.append(np.stack([np.hstack([p.xy_px, p.world_m, p.visibility[:, None]]) for p in poses]))
    np.testing.assert_array_equal(*found)
    assert capfd.readouterr().err == ""


@pytest.mark.model
def test_the_manifest_knows_the_bundles_that_are_made() -> None:
    model = resolve_model(None)
    known = {m["file"]: m["sha256"] for m in tomllib.loads((ROOT / "models" / "MANIFEST.toml").read_text())["model"]}
    for path in (model.path, model.landmarks_path):
        assert path is not None
        assert hashlib.sha256(path.read_bytes()).hexdigest() == known.get(path.name, "not in the manifest")
