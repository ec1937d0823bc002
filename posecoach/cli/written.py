"""Tell the files that a command has written from those that stood in their place before."""

from __future__ import annotations

from pathlib import Path

Stamp = frozenset[tuple[str, int, int]]
"""Name, number and time of a file, or of each file of a folder; none where there is nothing."""


def stamp(path: Path) -> Stamp:
    """Return what tells whether a file, or one of a folder, was written anew: files are put in place as new ones."""
    try:
        files = list(path.iterdir()) if path.is_dir() else [path]
        seen = [(file.name, file.stat()) for file in files]
    except OSError:
        return frozenset()
    return frozenset((name, found.st_ino, found.st_mtime_ns) for name, found in seen)
