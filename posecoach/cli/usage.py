"""What to say after the usage of a command, where what was typed shows what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

ANALYZE, BATCH, LIVE = "analyze", "batch", "live"
NAMES_EXERCISE = ("-e", "--exercise")


def usage_hint(arguments: Sequence[str]) -> str:
    """Return what was probably meant by arguments that a command does not take; empty where nothing is known."""
    dashed = next((name for name in arguments if name.startswith("-") and Path(name).is_file()), "")
    if dashed:
        return f"If the file is meant, write ./{dashed}: what begins with a dash is taken for an option."
    if arguments[:1] == [ANALYZE] and len(_clips(arguments)) > 1:
        return "One clip at a time is analysed; for many use posecoach batch FOLDER -o RESULTS, or a pattern in quotes."
    if arguments[:1] == [BATCH] and len(_clips(arguments)) > 1:
        return "If a pattern was typed, the shell has put its files in its place: put it in quotes, or name the folder."
    if arguments[:1] == [LIVE] and not any(name.startswith(NAMES_EXERCISE) for name in arguments):
        return f"Name one of {_exercises()}, as in posecoach live -e row. posecoach routine leads through what is due."
    return ""


def _exercises() -> str:
    from posecoach.registry import exercises

    return ", ".join(exercises())


def _clips(arguments: Sequence[str]) -> list[str]:
    """Return the clips among the arguments, without what may be the value of an option, such as a video to write."""
    # Imported late: most commands are typed well.
    from posecoach.app.batch.clips import SUFFIXES

    return [
        name
        for before, name in pairwise(arguments)
        if not before.startswith("-") and Path(name).suffix.lower() in SUFFIXES and Path(name).is_file()
    ]
