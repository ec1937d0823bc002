"""Why movements were not counted, in words that a person who knows the clip understands at once."""

from __future__ import annotations

from collections.abc import Iterator

from posecoach.analysis.judgement.judge import NOT_BEGUN, NOT_FROM_THIS_VIEW, NOT_RETURNED
from posecoach.core.events import RepRejected
from posecoach.core.evidence import UNLIKE_WORDS
from posecoach.core.spec import ExerciseSpec
from posecoach.results.result import Result
from posecoach.results.words.grouped import time_words

AT_THE_EDGE_S = 0.3
"""A movement that begins or ends this close to the beginning or the end of a recording is cut off there."""
CUT_AT_THE_START = "the recording begins in the middle of it"
CUT_AT_THE_END = "the recording ends in the middle of it"


def refusals(result: Result, spec: ExerciseSpec) -> Iterator[str]:
    """Yield a sentence for each reason not to count a movement, with all its times.

    That nothing can be judged from the clip's view is left to the warning that says so, where there is one.
    """
    declined = any(NOT_FROM_THIS_VIEW in warning for warning in result.warnings)
    times_s: dict[str, list[tuple[float, float]]] = {}
    for refused in result.rejected:
        if not (declined and refused.reason == NOT_FROM_THIS_VIEW):
            times_s.setdefault(_why(refused, result, spec), []).append((refused.start_s, refused.end_s))
    for reason, spans_s in times_s.items():
        yield f"{time_words(spans_s)}, not counted: {reason}."


def _why(refused: RepRejected, result: Result, spec: ExerciseSpec) -> str:
    """Return the reason as a person needs it: what is cut off, or what a repetition would have been like."""
    if refused.reason == NOT_BEGUN and refused.start_s <= AT_THE_EDGE_S:
        return CUT_AT_THE_START
    if refused.reason == NOT_RETURNED and refused.end_s >= result.duration_s - AT_THE_EDGE_S:
        return CUT_AT_THE_END
    if refused.reason in _seen(spec):
        return f"unlike in {spec.words.one or 'a repetition'}, {refused.reason}"
    return refused.reason


def _seen(spec: ExerciseSpec) -> frozenset[str]:
    """Return what may be said of a movement that was made in another way than the exercise."""
    observed = () if spec.evidence is None else spec.evidence.clues
    return frozenset(words for one in observed for words in (one.low_words, one.high_words)) - {"", UNLIKE_WORDS}
