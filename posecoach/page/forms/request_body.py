"""What a browser sends: small forms and large clips, both bounded."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.requests import Request

from posecoach.core.errors import PosecoachError

FORM_LIMIT_BYTES = 64 * 1024
"""A plan file is 2 kB."""
MOST_FIELDS = 200
CLIP_LIMIT_BYTES = 2 * 1024**3
"""Half an hour of a phone's video."""
TOO_LARGE = f"A clip of {CLIP_LIMIT_BYTES // 1024**3} GB at most was expected. Cut it."
LEAST_FREE_BYTES, LEAST_FREE_RATIO = 1024**3, 0.25
"""However many clips come, so much of the disk stays free: for results, the history, and everything else there. It is
no more than this share of the whole: a folder for temporary files may be a part of memory, and small."""


async def form_of(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; of several with one name the last.

    Raises
    ------
    PosecoachError
        If it is larger than any form of this page.
    """
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > FORM_LIMIT_BYTES:
            raise PosecoachError(f"A form of {FORM_LIMIT_BYTES // 1024} kB at most was expected; this one is larger.")
    try:
        return dict(parse_qsl(content.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise PosecoachError(f"A form was expected; this cannot be read as one ({error}).") from error


async def receive_clip(request: Request, target: Path) -> None:
    """Write what a browser sends into a file.

    Raises
    ------
    PosecoachError
        If it is larger than a clip may be, or the disk nearly full.
    """
    size_bytes = 0
    with target.open("wb") as file:
        async for piece in request.stream():
            size_bytes += len(piece)
            if size_bytes > CLIP_LIMIT_BYTES:
                raise PosecoachError(TOO_LARGE)
            disk = shutil.disk_usage(target.parent)
            if disk.free < min(LEAST_FREE_BYTES, LEAST_FREE_RATIO * disk.total):
                raise PosecoachError(
                    "The disk of this machine is nearly full. Remove clips here, or delete something else from it."
                )
            file.write(piece)
