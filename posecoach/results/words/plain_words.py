"""A result in plain words: what was done, what went well, the one thing to change, and how sure all that is."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from dataclasses import dataclass

from posecoach.core.faults import StateFault, comes_back
from posecoach.core.findings import FaultFinding
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import CountedFrom, Priority
from posecoach.progress.words import count
from posecoach.results.names import view_words
from posecoach.results.result import Result
from posecoach.results.words.certainty import counting_words, fault_words
from posecoach.results.words.explanations import Source, excess, explanation, source_of, sources, urgency
from posecoach.results.words.grouped import clock

STEADY_RATIO = 0.10
"""Ranges that differ by less than this share of their median (its median deviation) are called steady."""
STEADY_REPS = 4
FEW_REPS = 4
"""With fewer repetitions what is usual for the person is hardly known."""
WELL_SEEN_RATIO = 0.9
"""Share of the frames with the person below which a page says that much was not seen."""

ALL_THE_WAY = "Go all the way."
"""What to change where nothing but the range of some repetitions fell short."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Sentences for the top of a report. ``change`` is a short instruction, empty if there is nothing to change."""

    done: str
    well: tuple[str, ...]
    change: str
    change_why: str
    sure: tuple[str, ...]


def plain_words(result: Result, spec: ExerciseSpec) -> PlainWords:
    """Return the result in plain words."""
    change, why = _change(result, spec)
    return PlainWords(_done(result, spec), tuple(_well(result, spec)), change, why, tuple(_sure(result, spec)))


def _done(result: Result, spec: ExerciseSpec) -> str:
    if spec.cycle is not None and spec.cycle.declines(result.view) and not result.reps:
        return f"Not counted: seen from {view_words(result.view, with_side=False)} it cannot be judged."
    if spec.cycle is not None:
        words = count(result.full, "full repetition")
        words += f", {result.partial} partial" if result.partial else ""
        words += (
            f"; {count(len(result.rejected), 'movement was', 'movements were')} not counted" if result.rejected else ""
        )
        return words + "."
    if result.holds:
        longest_s = max(hold.held_s for hold in result.holds)
        return f"{count(len(result.holds), 'hold')}, the longest {longest_s:.0f} s."
    return f"Watched for {result.duration_s:.0f} s." if math.isfinite(result.duration_s) else "Watched."


def _well(result: Result, spec: ExerciseSpec) -> list[str]:
    short = {fault.id for fault in spec.faults if fault.of_the_way}
    whole = sum(rep.full and not any(f.id in short for f in rep.faults) for rep in result.reps)
    found = [praise] if (praise := _way_praise(result, whole)) else []
    clean = sum(rep.full and not rep.faults for rep in result.reps)
    judged = " as far as it could be judged" if any(rep.not_judged for rep in result.reps) else ""
    if clean and clean == len(result.reps):
        found.append(f"No fault was found in {'any of them' if clean > 1 else 'it'}{judged}.")
    elif clean:
        found.append(f"{clean} of {len(result.reps)} were full and without a fault{judged}.")
    ranges = [rep.range for rep in result.reps if rep.full and math.isfinite(rep.range)]
    if len(ranges) >= STEADY_REPS and whole == len(result.reps):
        middle = statistics.median(ranges)
        if statistics.median(abs(r - middle) for r in ranges) <= STEADY_RATIO * middle:
            found.append("You went equally far each time.")
    if result.holds and not result.events:
        found.append("Nothing went wrong while you held.")
    if spec.cycle is None and not result.holds and not result.events:
        found.append("Nothing was found to correct.")
    return found


def _way_praise(result: Result, whole: int) -> str:
    """Return what was good about how far the person went; ``whole`` repetitions went all the way."""
    reps = len(result.reps)
    if not whole:
        return ""
    if whole < reps:
        return f"{whole} of {reps} repetitions went all the way."
    counted = " that was counted" if result.rejected else ""
    was = "went all the way" if any(rep.faults for rep in result.reps) else "was a full one"
    return f"{'Every' if reps > 1 else 'The'} repetition{counted} {was}."


def _change(result: Result, spec: ExerciseSpec) -> tuple[str, str]:
    """Return what to mend first as cue and reason: of the faults that came back the most urgent, most frequent one."""
    findings = _findings(result)
    if first := first_to_mend(result, spec):
        found = [finding for finding in findings if finding.id == first]
        worst = max(found, key=excess)
        where = "once, at" if len(found) == 1 else f"{len(found)} times, the worst at"
        return (
            spec.feedback()[first].cue_sentence,
            f"{explanation(worst, source_of(worst, spec))} ({where} {clock(worst.t_s)})",
        )
    if spec.cycle is not None and not result.reps:
        why = "below is why not" if result.rejected else "film from the side, with the whole body in view"
        other = "If another exercise is shown, have the clip analysed without naming one."
        return "Nothing could be judged.", f"No repetition was counted; {why}. {other}"
    if short := _short(result, spec):
        return ALL_THE_WAY, f"{count(short, 'repetition')} fell short of a full one."
    if any(finding.id in sources(spec) for finding in findings):
        return "Nothing that kept happening.", "What was found in few repetitions, below, may be chance."
    if any(rep.not_judged for rep in result.reps):
        return "Nothing. Keep it like that.", "What could not be judged stands under “How sure this is”."
    return "", ""


def cue_first(result: Result, spec: ExerciseSpec) -> str:
    """Return what to change first as the coach says it, which is the one thing in a report; empty for nothing."""
    if first := first_to_mend(result, spec):
        return spec.feedback()[first].cue_sentence
    return ALL_THE_WAY if _short(result, spec) else ""


def first_to_mend(result: Result, spec: ExerciseSpec) -> str:
    """Return the fault to mend first: of those that came back the most urgent, most frequent one; empty for none."""
    known = sources(spec)
    times = Counter(finding.id for finding in _findings(result) if finding.id in known)
    to_mend = [name for name in times if _is_to_mend(known[name], times[name], len(result.reps))]
    return min(to_mend, key=lambda name: urgency(name, times[name], known), default="")


def few_words(result: Result) -> str:
    """Return that too few repetitions were seen to know what is usual for the person; empty where there were enough."""
    if not 0 < len(result.reps) < FEW_REPS:
        return ""
    return f"With {count(len(result.reps), 'repetition')} little is known of what is usual for you."


def against_usual(result: Result) -> bool:
    """Return whether a fault was found against what is usual for the person."""
    return any(finding.counted_from is CountedFrom.USUAL for finding in _findings(result))


def _findings(result: Result) -> list[FaultFinding]:
    """Return all that was found, in repetitions and between them."""
    return [f for rep in result.reps for f in rep.faults] + [event.fault for event in result.events]


def _short(result: Result, spec: ExerciseSpec) -> int:
    """Return how many repetitions did not go all the way; one with a fault of another kind may be partial for that."""
    of_the_way = {fault.id for fault in spec.faults if fault.of_the_way}
    partial = [{fault.id for fault in rep.faults} for rep in result.reps if not rep.full]
    return sum(not faults or bool(faults & of_the_way) for faults in partial)


def _is_to_mend(fault: Source, times: int, reps: int) -> bool:
    """Whether a fault is worth the one correction: it came back, endangers, or lasted; of few repetitions any is."""
    urgent = isinstance(fault, StateFault) or fault.priority is Priority.SAFETY
    return urgent or reps < FEW_REPS or comes_back(times, reps)


def _not_judged(result: Result, spec: ExerciseSpec) -> list[str]:
    """Return what was judged in no repetition, and what in some only."""
    reps_of = Counter(f for rep in result.reps for f in rep.not_judged)
    never = [spec.fault_name(f) for f in sorted(reps_of) if reps_of[f] == len(result.reps)]
    at_times = [spec.fault_name(f) for f in sorted(reps_of) if reps_of[f] < len(result.reps)]
    found = [f"Not judged: {', '.join(never)}. Nothing is known about them."] if never else []
    if at_times:
        found.append(f"Judged in some of the repetitions only, and not known of the others: {', '.join(at_times)}.")
    return found


def _sure(result: Result, spec: ExerciseSpec) -> list[str]:
    found = list(result.warnings)
    seen = result.looks.with_person / result.looks.looked_at if result.looks.looked_at else 1.0
    if seen < WELL_SEEN_RATIO:
        found.append(f"You were seen in only {seen:.0%} of the pictures; what happened in the others is not known.")
    if few := few_words(result):
        found.append(few)
    found += _not_judged(result, spec)
    return found + [words for words in (counting_words(spec), fault_words(spec)) if words]
