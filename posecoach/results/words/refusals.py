"""Why movements were not counted, in words that a person who knows the clip understands at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from posecoach.analysis.evidence.view_and_posture import DEPTHS
from posecoach.analysis.judgement.judge import NOT_BEGUN, NOT_FROM_THIS_VIEW, NOT_RETURNED
from posecoach.core.events import RepRejected
from posecoach.core.evidence import UNLIKE_WORDS
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import FORESHORTENED_VIEWS
from posecoach.results.names import view_words
from posecoach.results.result import Result
from posecoach.results.words.grouped import time_words

AT_THE_EDGE_S = 0.3
"""A movement that begins or ends this close to the beginning or the end of a recording is cut off there."""
CUT_AT_THE_START = "the recording begins in the middle of it"
CUT_AT_THE_END = "the recording ends in the middle of it"
RESTS_S = 0.5
"""Less than this of a movement that is cut off is its last or first moment, not half of a repetition."""
ONLY_THE_LAST_OF_IT = "the recording shows only its last moment"
ONLY_THE_FIRST_OF_IT = "the recording shows only its first moment"
WITHIN_RATIO = 0.8
"""From this share of it on a refused movement within a longer one is a part of that: of an arm that is hardly seen the
same pull is found twice, and a reason of its own would contradict the first."""


def refusals(result: Result, spec: ExerciseSpec, *, as_clock: bool = False) -> Iterator[str]:
    """Yield a sentence for each reason not to count a movement, with all its times.

    That nothing can be judged from the clip's view is left to the warning that says so, where there is one.
    """
    declined = any(NOT_FROM_THIS_VIEW in warning for warning in result.warnings)
    times_s: dict[str, list[tuple[float, float]]] = {}
    for refused in result.rejected:
        if not (declined and refused.reason == NOT_FROM_THIS_VIEW):
            whole = _whole_of(refused, result.rejected)
            why = _why(refused, result, spec)
            if whole is not None:
                why = f"a part of the movement from {time_words([whole], as_clock=as_clock)}"
            times_s.setdefault(why, []).append((refused.start_s, refused.end_s))
    for reason, spans_s in times_s.items():
        yield f"{time_words(spans_s, as_clock=as_clock)}, not counted: {reason}."


def _whole_of(refused: RepRejected, others: Sequence[RepRejected]) -> tuple[float, float] | None:
    """Return from when to when (s) the longest refused movement lasted that this one is a part of; None: of none."""
    lasts_s = refused.end_s - refused.start_s

    def has_most_of_it(other: RepRejected) -> bool:
        shared_s = min(refused.end_s, other.end_s) - max(refused.start_s, other.start_s)
        return other.end_s - other.start_s > lasts_s and shared_s >= WITHIN_RATIO * lasts_s

    wholes_s = [(other.start_s, other.end_s) for other in others if has_most_of_it(other)]
    return max(wholes_s, key=lambda span_s: span_s[1] - span_s[0], default=None)


def _why(refused: RepRejected, result: Result, spec: ExerciseSpec) -> str:
    """Return the reason as a person needs it: what is cut off, or what a repetition would have been like."""
    rest = refused.end_s - refused.start_s < RESTS_S
    if refused.reason == NOT_BEGUN and refused.start_s <= AT_THE_EDGE_S:
        return ONLY_THE_LAST_OF_IT if rest else CUT_AT_THE_START
    if refused.reason == NOT_RETURNED and refused.end_s >= result.duration_s - AT_THE_EDGE_S:
        return ONLY_THE_FIRST_OF_IT if rest else CUT_AT_THE_END
    if refused.reason in _seen(spec):
        doubt = _as_far_as_seen(refused.reason, result.view, spec)
        return f"unlike in {spec.words.one or 'a repetition'}, {refused.reason}{doubt}"
    return refused.reason


def _as_far_as_seen(reason: str, view: str, spec: ExerciseSpec) -> str:
    """Return the doubt in a reason that rests on nothing but ways along the line of sight; empty for any other."""
    if view not in FORESHORTENED_VIEWS or spec.evidence is None:
        return ""
    measures = {clue.measure for clue in spec.evidence.clues if reason in (clue.low_words, clue.high_words)}
    return f", as far as that shows from {view_words(view)}" if measures <= DEPTHS else ""


def _seen(spec: ExerciseSpec) -> frozenset[str]:
    """Return what may be said of a movement that was made in another way than the exercise."""
    observed = () if spec.evidence is None else spec.evidence.clues
    return frozenset(words for one in observed for words in (one.low_words, one.high_words)) - {"", UNLIKE_WORDS}
