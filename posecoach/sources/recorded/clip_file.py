"""Whether a file that was named may hold a clip, and what was probably meant where there is none."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

from posecoach.core.errors import PosecoachError

ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/+(.*)", re.IGNORECASE)
"""An address, of whose slashes a path keeps one; a drive of Windows has a single letter."""
ALIKE_RATIO = 0.8
"""``row_1.MP4`` for ``row1.mp4``."""

WRITTEN = frozenset({".json", ".jsonl", ".html", ".csv", ".txt"})
"""Results that lie beside clips under the same name."""
OTHER_COMMANDS = {
    **dict.fromkeys((".json", ".jsonl"), "If it is a result or an event log, posecoach report {} makes its report."),
    **dict.fromkeys((".csv", ".txt"), "If it is a list of clips, posecoach batch {} -o FOLDER analyses them."),
}
"""What takes files whose names end so, where they are no clips."""


def check_clip_file(path: Path) -> None:
    """Refuse what is no file, cannot be read, or is empty.

    Raises
    ------
    PosecoachError
        If it is so; it says what to do.
    """
    try:
        there = path.exists()
    except OSError as error:
        raise PosecoachError(f"There cannot be a clip {path} ({error.strerror}).") from error
    if not there:
        raise PosecoachError(_missing(path))
    if path.is_dir():
        raise PosecoachError(f"{path} is a folder; name one clip in it, or all of them with `posecoach batch`.")
    if not path.is_file():
        raise PosecoachError(f"{path} is a pipe or a device, not a file. Save the clip as a file, and name that.")
    if not os.access(path, os.R_OK):
        raise PosecoachError(f"{path} cannot be read. Check its permissions.")
    if path.stat().st_size == 0:
        raise PosecoachError(f"{path} is empty (0 bytes). Copy or record the clip again.")


def other_command(path: Path) -> str:
    """Return which command takes what is no clip, going by its name; empty: none is known to."""
    return OTHER_COMMANDS.get(path.suffix.lower(), "").format(path)


def _missing(path: Path) -> str:
    """Return that there is no such clip, and what was probably meant."""
    if str(path) == "-":
        return "Clips are read from files, not from standard input. Save the clip as a file, and name that."
    address = ADDRESS.fullmatch(str(path))
    if address is not None:
        return f"{address[1]}://{address[2]} is an address, and no clip is fetched. Download it, and name the file."
    if alike := _alike(path):
        return f"There is no clip {path}. Is {alike} meant?"
    return f"There is no clip {path}. Check the name and the folder."


def _alike(path: Path) -> str:
    """Return the file beside a missing one whose name is most like its own; empty: none is."""
    try:
        beside = [file for file in path.parent.iterdir() if file.is_file() and file.suffix.lower() not in WRITTEN]
    except OSError:
        return ""
    other_endings = sorted(file.name for file in beside if file.stem.casefold() == path.stem.casefold())
    folded = {file.name.casefold(): file.name for file in beside}
    close = difflib.get_close_matches(path.name.strip().casefold(), folded, 1, ALIKE_RATIO)
    found = other_endings or [folded[name] for name in close]
    return str(path.with_name(found[0])) if found else ""
