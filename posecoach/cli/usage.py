"""What to say after the usage of a command, where what was typed shows what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

ANALYZE = "analyze"


def usage_hint(arguments: Sequence[str]) -> str:
    """Return what was probably meant by arguments that a command does not take; empty where nothing is known."""
    dashed = next((name for name in arguments if name.startswith("-") and Path(name).is_file()), "")
    if dashed:
        return f"If the file is meant, write ./{dashed}: what begins with a dash is taken for an option."
    # Imported late: most commands are typed well.
    from posecoach.app.batch.clips import SUFFIXES

    clips = [name for name in arguments[1:] if Path(name).suffix.lower() in SUFFIXES and Path(name).is_file()]
    if arguments[:1] == [ANALYZE] and len(clips) > 1:
        return "One clip at a time is analysed; many: posecoach batch FOLDER -o RESULTS, or a pattern in quotes."
    return ""
