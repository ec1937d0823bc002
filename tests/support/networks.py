"""Tiny TFLite networks and wheels that carry them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
from mediapipe.tasks.metadata import schema_py_generated as schema

from posecoach.estimators.model.bundle import PARTS, write_members


def tiny_network(weights: bytes = b"\x01\x02\x03", outputs: int = 2) -> bytes:
    """Return a network without operators: one input, some outputs, one buffer of weights."""
    graph: Any = schema.SubGraphT()
    graph.tensors, graph.inputs, graph.outputs = [], [0], list(range(1, outputs + 1))
    buffer: Any = schema.BufferT()
    buffer.data = np.frombuffer(weights, np.uint8)
    model: Any = schema.ModelT()
    model.version, model.description, model.subgraphs = 3, "tiny", [graph]
    model.buffers = [schema.BufferT(), buffer]
    builder = flatbuffers.Builder(256)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def write_wheel(path: Path, members: dict[str, bytes]) -> Path:
    """Write an archive that looks like a wheel."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tiny_bundle(weights: bytes = b"\x01\x02\x03") -> bytes:
    """Return a bundle that has what a pose landmarker's has, and finds nobody."""
    return write_members({part.name: tiny_network(weights) for part in PARTS})
