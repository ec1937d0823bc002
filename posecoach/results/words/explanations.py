"""A result in words: each fault in one sentence, and what to keep and what to work on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from posecoach.analysis.judgement.judge import FORM_POINTS, FULL_PACE, RANGE_POINTS, TEMPO_POINTS
from posecoach.core.cycle import Decoy, RepCycle
from posecoach.core.events import RepCompleted
from posecoach.core.faults import RepFault, StateFault
from posecoach.core.findings import FaultFinding
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View, without_side
from posecoach.core.vocabulary import CountedFrom, Priority, Unjudged
from posecoach.results.names import view_words
from posecoach.results.result import Result
from posecoach.results.words.grouped import at_words, moment_words, rep_words
from posecoach.results.words.refusals import refusals

MORE_DIGITS = 2
"""Give a finding just beyond its limit up to this many more digits, or both would read the same."""
_UNJUDGED = {
    Unjudged.UNSURE: "Not judged because there was a single movement, which may have been something else",
    Unjudged.VIEW: "Not judged from this view",
    Unjudged.CUT_OFF: "Not judged because the recording begins or ends in the middle of the repetition",
    Unjudged.NOT_SEEN: "Not judged because too little of you was seen",
    Unjudged.POSTURE: "Not judged because this posture, or one arm at a time, hides it",
}
_UNLIKE_OTHERS = "Not judged because a movement was the only one of its kind, and may have been something else"
"""What is said in place of that there was a single movement, where there were others, such as of the head alone."""
_UNSURE_OF_MANY = "Not judged because the movements may have been something else"
"""What is said in its place of several, as in a set at the camera, in which each is judged before the next is seen."""
Source = RepFault | StateFault | Decoy
_ORDER = list(Priority)
_NUMBER = re.compile(r"\{(value|limit):\.(\d+)([f%])\}")
_FORMS = {"_deg": "{%s:.0f} degrees", "_ratio": "{%s:.0%%}"}
"""How a number reads, by what its signal's name ends with."""


def explanations(result: Result, spec: ExerciseSpec, *, as_clock: bool = False) -> Iterator[str]:
    """Yield a sentence for each fault and each reason not to count a movement or not to judge it.

    What was found in several repetitions, or at several times, is one sentence, with the worst of them. The fault that
    is to be mended first comes first. Times are in seconds, or ``as_clock`` as pages write them.
    """
    by_fault, known = _by_fault(result), sources(spec)
    for name, decoy in sorted(by_fault, key=lambda key: urgency(key[0], len(by_fault[key]), known)):
        found = by_fault[name, decoy]
        yield _fault_words(found, spec.fault_name(name), source_of(found[0][1], spec), as_clock)
    if spec.cycle is not None:
        yield from _partial_words(result, spec.cycle, as_clock)
    for name in dict.fromkeys(event.fault.id for event in result.events):
        faults = [(event.t_s, event.fault) for event in result.events if event.fault.id == name]
        yield _lasting_words(faults, spec.fault_name(name), source_of(faults[0][1], spec), as_clock)
    yield from refusals(result, spec, as_clock=as_clock)
    yield from _unjudged_words(result, spec)


def sources(spec: ExerciseSpec) -> dict[str, Source]:
    """Return what the exercise says of each fault; of one of a decoy, too, what it says of that in repetitions."""
    return {decoy.fault: decoy for decoy in spec.decoys} | {fault.id: fault for fault in spec.all_faults()}


def urgency(name: str, times: int, known: Mapping[str, Source]) -> tuple[int, int, str]:
    """Return the place of a fault that was found so often, least first: the most urgent, then the most frequent.

    ``known`` are the exercise's :func:`sources`.
    """
    source = known.get(name)
    return len(_ORDER) if source is None else _ORDER.index(source.priority), -times, name


def source_of(finding: FaultFinding, spec: ExerciseSpec) -> Source | None:
    """Return what the exercise says of a finding, in whose unit its numbers are; None if it knows no such fault.

    A fault may be found in repetitions and in a decoy, each with a unit of its own.
    """
    if finding.counted_from is CountedFrom.DECOY:
        return next((decoy for decoy in spec.decoys if decoy.fault == finding.id), None)
    return next((fault for fault in spec.all_faults() if fault.id == finding.id), None)


def _by_fault(result: Result) -> dict[tuple[str, bool], list[tuple[int, FaultFinding]]]:
    """Return the findings of each fault with the numbers of their repetitions, in the order in which they appear.

    The same fault of a decoy is listed by itself.
    """
    found: dict[tuple[str, bool], list[tuple[int, FaultFinding]]] = {}
    for rep in result.reps:
        for finding in rep.faults:
            key = finding.id, finding.counted_from is CountedFrom.DECOY
            found.setdefault(key, []).append((rep.index, finding))
    return found


def _fault_words(found: list[tuple[int, FaultFinding]], name: str, source: Source | None, as_clock: bool) -> str:
    """Return in which repetitions a fault was found, and the worst in words."""
    index, worst = max(found, key=lambda one: excess(one[1]))
    why, at = explanation(worst, source), at_words(worst.t_s, as_clock=as_clock)
    if len(found) == 1:
        return f"rep {index}, {at}, {name}: {why}"
    alike = len({explanation(finding, source) for _, finding in found}) == 1
    most = "" if alike else f", most in rep {index} ({at})"
    return f"{rep_words(i for i, _ in found)}, {name}{most}: {why}"


def _lasting_words(found: list[tuple[float, FaultFinding]], name: str, source: Source | None, as_clock: bool) -> str:
    """Return when a fault was found that belongs to no repetition, and the worst in words."""
    at_s, worst = max(found, key=lambda one: excess(one[1]))
    most = (
        f", most at {at_words(at_s, as_clock=as_clock)}"
        if len({explanation(finding, source) for _, finding in found}) > 1
        else ""
    )
    return f"{moment_words([t_s for t_s, _ in found], as_clock=as_clock)}, {name}{most}: {explanation(worst, source)}"


def _partial_words(result: Result, cycle: RepCycle, as_clock: bool) -> Iterator[str]:
    """Yield why repetitions without a fault are partial ones: how far the shortest went."""
    short = [rep for rep in result.reps if not (rep.full or rep.faults) and _why_partial(rep, cycle)]
    if not short:
        return
    least = min(short, key=lambda rep: rep.measures["range_ratio"])
    at = at_words(least.peak_s, as_clock=as_clock)
    if len(short) == 1:
        yield f"rep {least.index}, {at}, partial: {_why_partial(least, cycle)}"
    else:
        least_words = f"the shortest is rep {least.index} ({at})"
        yield f"{rep_words(rep.index for rep in short)}, partial, {least_words}: {_why_partial(least, cycle)}"


def _unjudged_words(result: Result, spec: ExerciseSpec) -> Iterator[str]:
    """Yield for each reason the faults that were not judged mostly for it, and in how many repetitions if not all."""
    reasons: dict[str, Counter[str]] = {}
    for rep in result.reps:
        for fault in rep.not_judged:
            reasons.setdefault(fault, Counter())[rep.not_judged_because.get(fault, Unjudged.VIEW)] += 1
    alone = len(result.reps) + len(result.rejected) == 1
    for reason, usual_words in _UNJUDGED.items():
        words = usual_words if alone or reason is not Unjudged.UNSURE else _unsure_words(result)
        faults = [f for f in sorted(reasons) if reasons[f].most_common(1)[0][0] == reason]
        shown_from: dict[str, dict[str, int]] = {}
        for fault in faults:
            view = _shows_from(fault, result.view, spec) if reason == Unjudged.VIEW else ""
            shown_from.setdefault(view, {})[spec.fault_name(fault)] = reasons[fault].total()
        for view, times in shown_from.items():
            yield f"{words}{f', but from {view_words(view)}' if view else ''}: {_unjudged(times, len(result.reps))}."


def _unsure_words(result: Result) -> str:
    """Return why what may have been something else was not judged, where there are other movements."""
    unsure = sum(Unjudged.UNSURE in rep.not_judged_because.values() for rep in result.reps)
    return _UNSURE_OF_MANY if unsure > 1 else _UNLIKE_OTHERS


def _shows_from(fault_id: str, seen_from: str, spec: ExerciseSpec) -> str:
    """Return the best other view from which a fault is judged; empty where there is none."""
    views = next((fault.views for fault in spec.faults if fault.id == fault_id), frozenset())
    better = (view for view in (View.SIDE, View.FRONT) if view in views and view != without_side(seen_from))
    return next(better, "")


def excess(finding: FaultFinding) -> float:
    """Return how far a finding is beyond its limit, as a share of it."""
    span = abs(finding.limit - finding.base) or 1.0
    return abs(finding.value - finding.limit) / span


def score_words(spec: ExerciseSpec) -> str:
    """Return what a repetition's score is made of: without a fault it may still cost points to be quick or short."""
    low_s, high_s = (share * sum(spec.prescription.tempo_s) for share in FULL_PACE)
    pace = f" (all of them from {low_s:.1f} to {high_s:.1f} s a repetition)" if high_s > 0 else ""
    return (
        f"Score: up to {RANGE_POINTS:.0f} points for the range, {TEMPO_POINTS:.0f} for the tempo{pace} and "
        f"{FORM_POINTS:.0f} for the form, less what faults take."
    )


def _unjudged(times: Mapping[str, int], of: int) -> str:
    """Return the names of faults that were not judged, and in how many repetitions where they were judged in others."""
    if len(times) > 1 and len(set(times.values())) == 1:
        (reps,) = set(times.values())
        return ", ".join(times) + ("" if reps == of else f" (each in {reps} of {of} repetitions)")
    return ", ".join(name if reps == of else f"{name} (in {reps} of {of} repetitions)" for name, reps in times.items())


def explanation(finding: FaultFinding, source: Source | None) -> str:
    """Return a finding in words, with what was measured and what would still have been right.

    ``source`` is what the exercise says of the fault; None where it knows no such fault.
    """
    if source is None:
        return f"measured {finding.value:.3g}, limit {finding.limit:.3g}."
    sentence = source.sentence if isinstance(source, Decoy) else source.feedback.sentence
    if "{value" not in sentence:
        sentence = f"{sentence} {_numbers('' if isinstance(source, RepFault) else source.signal)}"
    if isinstance(source, Decoy):
        return _filled(sentence, finding)
    return _filled(sentence.replace("{than}", source.than(finding)), source.as_said(finding))


def _filled(sentence: str, finding: FaultFinding) -> str:
    """Return the sentence with its numbers, with more digits where value and limit would read the same.

    Where they would even so, the value is given a last digit further, so that it reads as beyond the limit.
    """
    for more in range(MORE_DIGITS + 1):
        exact = _with_digits(sentence, more)
        shown = {m[1]: m[0].format(value=finding.value, limit=finding.limit) for m in _NUMBER.finditer(exact)}
        if len(shown) < 2 or shown["value"] != shown["limit"]:
            return exact.format(value=finding.value, limit=finding.limit)
    step = next(10.0 ** -(int(m[2]) + (2 if m[3] == "%" else 0)) for m in _NUMBER.finditer(exact))
    beyond = 0.0 if finding.value == finding.limit else step if finding.value > finding.limit else -step
    return exact.format(value=finding.limit + beyond, limit=finding.limit)


def _with_digits(sentence: str, more: int) -> str:
    return _NUMBER.sub(lambda m: f"{{{m[1]}:.{int(m[2]) + more}{m[3]}}}", sentence)


def _numbers(signal: str) -> str:
    """Return how value and limit read in the unit that the signal's name ends with."""
    form = next((form for suffix, form in _FORMS.items() if signal.endswith(suffix)), "{%s:.2f}")
    return f"(measured {form % 'value'}, limit {form % 'limit'})"


def _why_partial(rep: RepCompleted, cycle: RepCycle) -> str:
    """Return why a repetition without a fault is not a full one, if it is for its range; else an empty text."""
    ratio, full_from = rep.measures.get("range_ratio", 1.0), cycle.full_from(rep.measures)
    if ratio >= full_from:
        return ""
    found = FaultFinding(id="partial", t_s=rep.peak_s, value=ratio, limit=full_from)
    return _filled("The movement was {value:.0%} of your usual one; from {limit:.0%} on it is a full one.", found)
