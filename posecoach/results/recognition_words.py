"""Which exercise was recognised, in plain words: how sure that is, and what else it might be."""

from __future__ import annotations

from collections.abc import Mapping

from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.names import view_words

NONE_WORDS = "none of these exercises"
WORTH_NAMING = 0.05
"""What is less likely is not named as what it might also be."""
_SURENESS = ((0.95, "very sure"), (0.8, "fairly sure"), (0.6, "not very sure"), (0.0, "a guess"))
MOST_NAMED = 2


def recognition_lines(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> list[str]:
    """Return a sentence or two for each set, or one that the clip shows none of the exercises."""
    if not found.sets:
        return [_none_line(found, specs)]
    if len(found.sets) == 1:
        return [set_words(found.sets[0], specs)]
    return [
        f"Set {number}, {_times(one.recognition)}: {set_words(one, specs)}" for number, one in enumerate(found.sets, 1)
    ]


def set_words(one: FoundSet, specs: Mapping[str, ExerciseSpec]) -> str:
    """Return what a set is, how sure that is, and what else it might be."""
    best = one.recognition.best
    view = view_words(one.result.view, with_side=False)
    seen = f", seen from {view}" if view else ""
    return f"{_name(best, specs)}{seen} ({sureness(best.probability)}).{_others(one.recognition, specs)}"


def sureness(probability: float) -> str:
    """Return in words how sure a probability is."""
    return next(words for least, words in _SURENESS if probability >= least)


def _none_line(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> str:
    if not found.unknown:
        return "Too little of a person is seen to say which exercise it is."
    surest = max(found.unknown, key=lambda part: 1.0 - part.best.probability)
    line = f"None of these exercises ({sureness(surest.best.probability)})."
    nearest = [like for like in surest.likely if like.exercise][:1]
    named = f" The nearest is {_name(nearest[0], specs)} ({nearest[0].probability:.0%})." if nearest else ""
    return f"{line}{named} If it is one of them, name it with --exercise."


def _others(recognition: Recognition, specs: Mapping[str, ExerciseSpec]) -> str:
    others = [like for like in recognition.likely[1:] if like.probability >= WORTH_NAMING][:MOST_NAMED]
    named = [f"{_name(like, specs)} ({like.probability:.0%})" for like in others]
    return f" It might also be {' or '.join(named)}." if named else ""


def _name(like: Likeness, specs: Mapping[str, ExerciseSpec]) -> str:
    return specs[like.exercise].name if like.exercise else NONE_WORDS


def _times(recognition: Recognition) -> str:
    return f"{recognition.start_s:.0f} to {recognition.end_s:.0f} s"
