"""Which exercise was recognised, in plain words: how sure that is, and what else it might be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.names import view_words

NONE_WORDS = "none of the known exercises"
WORTH_NAMING = 0.05
"""Least probability of an exercise that is named as another possibility."""
NEARLY_CERTAIN = 0.8
"""Probability from which a page names an exercise without mentioning doubt."""
_SURENESS = ((0.95, "very sure"), (NEARLY_CERTAIN, "fairly sure"), (0.6, "not very sure"), (0.0, "a guess"))
MOST_NAMED = 2
SHORT_S, NEAR = 5.0, 0.15
"""A part shorter than this hardly holds a whole repetition; an exercise of this probability may then be the one."""


def recognition_lines(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> list[str]:
    """Return a sentence or two for each set, or one that the clip shows none of the exercises."""
    if not found.sets:
        return [
            " ".join(
                (
                    *none_words(found, specs),
                    "If it does show an exercise (`posecoach exercises` lists them), name it with --exercise ID.",
                )
            )
        ]
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


def doubt(recognition: Recognition) -> str:
    """Return what a heading adds to the exercise of a set: nothing if it is nearly certain, else how sure it is."""
    probability = recognition.best.probability
    return "" if probability >= NEARLY_CERTAIN else f" ({sureness(probability)})"


def sureness(probability: float) -> str:
    """Return in words how sure a probability is."""
    return next(words for least, words in _SURENESS if probability >= least)


def none_words(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> tuple[str, ...]:
    """Return that a clip shows none of the exercises, how sure that is, and the nearest; or that it is too short."""
    if not found.unknown:
        return ("Too little of a person is seen, or for too short a time, to say which exercise it is.",)
    surest = max(found.unknown, key=lambda part: 1.0 - part.best.probability)
    nearest = next((like for like in surest.likely if like.exercise), None)
    lasts_s = surest.end_s - surest.start_s
    if nearest is not None and lasts_s < SHORT_S and nearest.probability >= NEAR:
        return f"The clip is too short to tell: {lasts_s:.1f} s.", f"It looks most like {_likely(nearest, specs)}."
    if surest.best.exercise:
        most_like = _named([like for like in surest.likely if like.exercise], specs)
        return ("It is not sure which exercise this is, if any.", f"It looks most like {most_like}.")
    line = f"None of the known exercises ({sureness(surest.best.probability)})."
    if nearest is None or nearest.probability < WORTH_NAMING:
        return (line,)
    return (line, f"The nearest is {_likely(nearest, specs)}.")


def _others(recognition: Recognition, specs: Mapping[str, ExerciseSpec]) -> str:
    named = _named(recognition.likely[1:], specs)
    return f" It might also be {named}." if named else ""


def _named(likely: Sequence[Likeness], specs: Mapping[str, ExerciseSpec]) -> str:
    """Return the likeliest that are worth naming, with how likely they are; empty if none is."""
    worth = [like for like in likely if like.probability >= WORTH_NAMING]
    return " or ".join(_likely(like, specs) for like in worth[:MOST_NAMED])


def _likely(like: Likeness, specs: Mapping[str, ExerciseSpec]) -> str:
    return f"{_name(like, specs)} ({like.probability:.0%})"


def _name(like: Likeness, specs: Mapping[str, ExerciseSpec]) -> str:
    return specs[like.exercise].name if like.exercise else NONE_WORDS


def _times(recognition: Recognition) -> str:
    return f"{recognition.start_s:.0f} to {recognition.end_s:.0f} s"
