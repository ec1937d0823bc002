from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
from mediapipe.tasks.metadata import schema_py_generated as schema

from posecoach.estimators.model.bundle import ALIGNMENT_BYTES, PARTS, TENSOR_ALIGNMENT_BYTES, pack_bundle, with_metadata
from tests.support.networks import tiny_network


def metadata_of(network: bytes) -> Any:
    model = schema.ModelT.InitFromPackedBuf(network, 0)
    entry = next(e for e in model.metadata if e.name in ("TFLITE_METADATA", b"TFLITE_METADATA"))
    packed = bytes(model.buffers[entry.buffer].data)
    assert packed[4:8] == b"M001"
    return metadata_schema.ModelMetadataT.InitFromPackedBuf(packed, 0)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.title)
def test_the_metadata_say_how_a_picture_becomes_input(part: Any) -> None:
    graph = metadata_of(with_metadata(tiny_network(outputs=3), part)).subgraphMetadata[0]
    tensor = graph.inputTensorMetadata[0]
    assert tensor.content.contentProperties.colorSpace == metadata_schema.ColorSpaceType.RGB
    scaling = tensor.processUnits[0].options
    assert (list(scaling.mean), list(scaling.std)) == ([part.mean], [part.std])
    assert len(graph.outputTensorMetadata) == 3


def test_the_weights_are_kept() -> None:
    packed = with_metadata(tiny_network(b"weights of the network"), PARTS[0])
    assert packed[4:8] == b"TFL3"
    model = schema.ModelT.InitFromPackedBuf(packed, 0)
    assert bytes(model.buffers[1].data) == b"weights of the network"


def bundle() -> bytes:
    return pack_bundle({part.name: tiny_network(b"0123456789abcdef" * 3 + part.title.encode()) for part in PARTS})


def test_members_are_stored_uncompressed_under_the_expected_names() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        assert archive.namelist() == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.testzip() is None


def test_members_and_weights_are_aligned() -> None:
    content = bundle()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        starts = [content.find(archive.read(name)) for name in archive.namelist()]
    assert [start % ALIGNMENT_BYTES for start in starts] == [0, 0]
    assert content.find(b"0123456789abcdef") % TENSOR_ALIGNMENT_BYTES == 0


def test_the_bundle_is_the_same_byte_for_byte_every_time() -> None:
    assert bundle() == bundle()
