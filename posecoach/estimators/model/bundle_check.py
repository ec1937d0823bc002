"""Find out whether a file is a whole pose landmarker bundle before any of it is loaded.

MediaPipe takes a bundle on trust: a network with a few wrong bytes ends the process, and one with wrong weights finds
nobody, without a word.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from posecoach.estimators.model.bundle import MODEL_IDENTIFIER, PARTS

OURS = frozenset({
    "945e5eff65ca6991bdb7e23f9d379b92fc89181f96f704154488bf6001a55a6a",
    "f6913b68e517ef599fe73b7e09da41ad19d91d06f540c6eea7efef992f176b04",
})  # fmt: skip
"""SHA-256 of the bundles that ``posecoach model`` makes, as in ``models/MANIFEST.toml``: nothing is to be found out."""
MEMBER_MOST_BYTES = 200_000_000
"""The heavy variant has 30 MB."""
IDENTIFIER_AT = slice(4, 8)
"""Place of the file identifier in a flatbuffer."""


def problem_of(path: Path, sha256: str) -> str:
    """Return what is wrong with a bundle, as the end of a sentence about it; empty if nothing is.

    Parameters
    ----------
    sha256
        Of the file, hexadecimal.
    """
    if sha256 in OURS:
        return ""
    try:
        with zipfile.ZipFile(path) as archive:
            return _problem_of_members(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        return f"it is damaged or no archive ({error})"


def _problem_of_members(archive: zipfile.ZipFile) -> str:
    found = {member.filename: member for member in archive.infolist()}
    missing = [part.name for part in PARTS if part.name not in found]
    if missing:
        return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in it"
    if any(member.file_size > MEMBER_MOST_BYTES for member in found.values()):
        return "its parts are larger than those of any pose model"
    for part in PARTS:
        if archive.read(part.name)[IDENTIFIER_AT] != MODEL_IDENTIFIER:  # compares the checksum as well
            return f"{part.name} is no TFLite network"
    return ""
