"""Pack networks into the bundle that MediaPipe's pose landmarker takes.

A bundle is an uncompressed zip of two TFLite files, each with metadata that say how a picture becomes the
input tensor (https://ai.google.dev/edge/litert/models/metadata). The writer of MediaPipe 1.x lacks a compiled
part, so the metadata are packed here with its flatbuffer schemas.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from typing import Any

METADATA_ENTRY = "TFLITE_METADATA"
METADATA_IDENTIFIER = b"M001"
MODEL_IDENTIFIER = b"TFL3"
BUNDLE_TIME = (1980, 1, 1, 0, 0, 0)
"""Time of every member, fixed so that equal parts give an equal bundle, byte for byte."""
ALIGNMENT_BYTES = 64
"""Members begin at multiples of this, and tensors in them at multiples of :data:`TENSOR_ALIGNMENT_BYTES`:
weights that are not aligned are copied when the model is loaded, with a warning for each."""
TENSOR_ALIGNMENT_BYTES = 16
ZIP_HEADER_BYTES = 30
FILLER_ID = 0xD935
"""Id of the extra field that Android's zipalign fills with zeros."""


@dataclass(frozen=True, slots=True)
class Part:
    """One network of the bundle.

    Attributes
    ----------
    name
        Name in the bundle.
    wheel_path, sha256
        Where it lies in the wheel, and the digest it must have.
    title
        Name in the metadata.
    mean, std
        Input = (8-bit colour value - mean) / std.
    """

    name: str
    wheel_path: str
    sha256: str
    title: str
    mean: float
    std: float


PARTS = (
    Part(
        name="pose_detector.tflite",
        wheel_path="mediapipe/modules/pose_detection/pose_detection.tflite",
        sha256="9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
        title="pose detector",
        mean=127.5,
        std=127.5,
    ),
    Part(
        name="pose_landmarks_detector.tflite",
        wheel_path="mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
        sha256="e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
        title="pose landmarks",
        mean=0.0,
        std=255.0,
    ),
)


def pack_bundle(networks: dict[str, bytes]) -> bytes:
    """Return the bundle of the networks, which are given by their name in it."""
    return write_members({part.name: with_metadata(networks[part.name], part) for part in PARTS})


def write_members(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    """Return an archive of the members by their names, aligned, and the same byte for byte every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, BUNDLE_TIME)
            member.create_system = 3  # the same on every system, for an equal digest
            member.extra = _alignment_filler(buffer.tell(), name)
            archive.writestr(member, content)
        archive.comment = comment
    return buffer.getvalue()


def with_metadata(network: bytes, part: Part) -> bytes:
    """Return a TFLite network with the metadata of ``part`` in it."""
    from mediapipe.tasks.metadata import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(network, 0)
    holder = schema.BufferT()
    holder.data = list(_packed_metadata(part, outputs=len(model.subgraphs[0].outputs)))
    model.buffers.append(holder)
    entry = schema.MetadataT()
    entry.name = METADATA_ENTRY
    entry.buffer = len(model.buffers) - 1
    model.metadata = [*(model.metadata or []), entry]
    builder = aligned_builder(len(network) + 16384)
    builder.Finish(model.Pack(builder), MODEL_IDENTIFIER)
    return bytes(builder.Output())


def aligned_builder(size_bytes: int) -> Any:
    """Return a builder of TFLite files that aligns tensors; a guess of the size saves it from growing."""
    import flatbuffers

    class AlignedBuilder(flatbuffers.Builder):  # type: ignore[misc]
        """The generated schema drops the alignment that the TFLite schema asks for with ``force_align``."""

        def StartVector(self, elem_size: int, count: int, alignment: int) -> Any:  # noqa: N802
            wanted = TENSOR_ALIGNMENT_BYTES if elem_size == 1 else alignment
            return super().StartVector(elem_size, count, wanted)

    return AlignedBuilder(size_bytes)


def _alignment_filler(offset_bytes: int, name: str) -> bytes:
    """Return a zip extra field after which the member's content begins at a multiple of the alignment."""
    content = offset_bytes + ZIP_HEADER_BYTES + len(name) + 4
    filler = -content % ALIGNMENT_BYTES
    return struct.pack("<HH", FILLER_ID, filler) + bytes(filler)


def _packed_metadata(part: Part, outputs: int) -> bytes:
    import flatbuffers
    from mediapipe.tasks.metadata import metadata_schema_py_generated as schema

    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [_image_tensor(part)]
    graph.outputTensorMetadata = [schema.TensorMetadataT() for _ in range(outputs)]
    metadata = schema.ModelMetadataT()
    metadata.name = part.title
    metadata.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(1024)
    builder.Finish(metadata.Pack(builder), METADATA_IDENTIFIER)
    return bytes(builder.Output())


def _image_tensor(part: Part) -> Any:
    from mediapipe.tasks.metadata import metadata_schema_py_generated as schema

    scaling = schema.NormalizationOptionsT()
    scaling.mean, scaling.std = [part.mean], [part.std]
    process = schema.ProcessUnitT()
    process.optionsType, process.options = schema.ProcessUnitOptions.NormalizationOptions, scaling
    colour = schema.ImagePropertiesT()
    colour.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType, content.contentProperties = (
        schema.ContentProperties.ImageProperties,
        colour,
    )
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [process]
    return tensor
