"""What was found in a clip, in a few words for a list: ``Row: 10 full, 1 partial``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posecoach.core.spec import ExerciseSpec
from posecoach.progress.words import count
from posecoach.results.result import Result
from posecoach.results.words.recognition_words import NONE_WORDS


def found_words(results: Sequence[Result], specs: Mapping[str, ExerciseSpec]) -> str:
    """Return what a clip shows, set by set; that it shows none of the exercises if there is no result.

    Of an exercise whose plug-in is gone no more than the id is known.
    """
    return "; ".join(_set_words(result, specs.get(result.exercise)) for result in results) or NONE_WORDS


def _set_words(result: Result, spec: ExerciseSpec | None) -> str:
    if spec is None:
        return result.exercise
    if spec.cycle is not None:
        parts = [f"{result.full} full"] * bool(result.full) + [f"{result.partial} partial"] * bool(result.partial)
        nothing = "not judged from this view" if spec.cycle.declines(result.view) else "no repetition counted"
        return f"{spec.name}: {', '.join(parts) or nothing}"
    if spec.hold is not None:
        longest_s = max((hold.held_s for hold in result.holds), default=0.0)
        held = f"{count(len(result.holds), 'hold')}, the longest {longest_s:.0f} s" if result.holds else "no hold"
        return f"{spec.name}: {held}"
    return f"{spec.name}: {result.duration_s:.0f} s"
