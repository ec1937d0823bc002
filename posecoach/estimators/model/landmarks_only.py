"""Make a bundle that finds the same landmarks without painting the person's mask.

The landmark network computes the mask with every picture, asked for or not: 46 of the 332 operations of the full
variant serve nothing but that output. Without them a picture takes 0.68 of the processor time, and each landmark
is the same to the last bit. MediaPipe wants the output to be there, of whatever size: it becomes a mask of a single
cell, the confidence that there is anybody. (Spread over all cells it cost 0.3 ms a picture; as a constant LiteRT would
write a line to the terminal with every picture.)
"""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model.bundle import MODEL_IDENTIFIER, PARTS, aligned_builder, write_members

NETWORK = PARTS[1].name
COMMENT = b"landmarks, and an even mask, made from the bundle with SHA-256 "
"""Comment of the archive, followed by the digest: by it a bundle without a mask is known, and its origin."""
NO_TENSOR = -1
NO_MASK = "This landmark network has no mask that could be left out."


def landmarks_only(bundle: bytes, sha256: str) -> bytes:
    """Return a bundle without the part that computes the mask.

    Parameters
    ----------
    bundle
        A pose landmarker bundle.
    sha256
        Its digest, which goes into the comment of the new one.

    Raises
    ------
    PosecoachError
        If its landmark network has no mask as MediaPipe's have.
    """
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        networks = {name: archive.read(name) for name in archive.namelist()}
    networks[NETWORK] = without_mask(networks[NETWORK])
    return write_members(networks, COMMENT + sha256.encode())


def origin_sha256(path: Path) -> str:
    """Return the digest of the bundle that this one was made from; empty if it is not one without a mask."""
    try:
        with zipfile.ZipFile(path) as archive:
            comment = archive.comment
    except (OSError, zipfile.BadZipFile):
        return ""
    return comment.removeprefix(COMMENT).decode() if comment.startswith(COMMENT) else ""


def without_mask(network: bytes) -> bytes:
    """Return the landmark network with a mask of one cell, and without what served only the mask."""
    from mediapipe.tasks.metadata import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(network, 0)
    graph = model.subgraphs[0]
    mask = _mask_of(graph)
    single = _single(model, mask)
    used = {int(output) for output in graph.outputs} - {mask}
    graph.operators = [*_needed(graph.operators, used), single]
    used.update(int(i) for i in single.inputs)
    _renumber(graph, sorted(used | {mask} | {int(i) for i in graph.inputs}))
    _empty_unused(model)
    builder = aligned_builder(len(network))
    builder.Finish(model.Pack(builder), MODEL_IDENTIFIER)
    return bytes(builder.Output())


def _mask_of(graph: Any) -> int:
    """Return the tensor that is a picture of one channel, as large as the input."""
    height, width = (int(n) for n in graph.tensors[graph.inputs[0]].shape[1:3])
    for output in graph.outputs:
        if [int(n) for n in graph.tensors[output].shape] == [1, height, width, 1]:
            return int(output)
    raise PosecoachError(NO_MASK)


def _single(model: Any, mask: int) -> Any:
    """Return the operator that made a picture as large as the mask, turned into one that hands on a single number."""
    from mediapipe.tasks.metadata import schema_py_generated as schema

    graph = model.subgraphs[0]
    size = [int(n) for n in graph.tensors[mask].shape[1:3]]
    single = next((i for i, tensor in enumerate(graph.tensors) if [int(n) for n in tensor.shape] == [1, 1, 1, 1]), None)
    for operator in graph.operators:
        made = [int(n) for n in graph.tensors[operator.outputs[0]].shape[1:3]]
        resizes = model.operatorCodes[operator.opcodeIndex].builtinCode == schema.BuiltinOperator.RESIZE_BILINEAR
        if resizes and made == size and single is not None:
            graph.tensors[mask].shape = np.array([1, 1, 1, 1], np.int32)
            operator.inputs, operator.outputs = [single, _one_by_one(model, int(operator.inputs[1]))], [mask]
            return operator
    raise PosecoachError(NO_MASK)


def _one_by_one(model: Any, size: int) -> int:
    """Return a new tensor like the one of a picture's size, which says 1 x 1."""
    graph = model.subgraphs[0]
    tensor, content = copy.copy(graph.tensors[size]), copy.copy(model.buffers[graph.tensors[size].buffer])
    content.data = np.frombuffer(np.ones(2, "<i4").tobytes(), np.uint8)
    tensor.buffer = len(model.buffers)
    model.buffers.append(content)
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1


def _needed(operators: list[Any], used: set[int]) -> list[Any]:
    """Return the operators that lead to the tensors ``used``, to which all that they read is added."""
    needed = []
    for operator in reversed(operators):  # they are in the order in which they run
        if used.intersection(int(i) for i in operator.outputs):
            used.update(int(i) for i in operator.inputs if i != NO_TENSOR)
            needed.append(operator)
    return needed[::-1]


def _renumber(graph: Any, kept: list[int]) -> None:
    number = {old: new for new, old in enumerate(kept)} | {NO_TENSOR: NO_TENSOR}
    graph.tensors = [graph.tensors[old] for old in kept]
    for part in (graph, *graph.operators):
        part.inputs = [number[int(i)] for i in part.inputs]
        part.outputs = [number[int(i)] for i in part.outputs]


def _empty_unused(model: Any) -> None:
    """Drop the content of buffers that no tensor needs any more; their numbers stay."""
    used = {int(tensor.buffer) for graph in model.subgraphs for tensor in graph.tensors}
    used |= {int(entry.buffer) for entry in model.metadata or []}
    for number, buffer in enumerate(model.buffers):
        if number not in used:
            buffer.data = None
