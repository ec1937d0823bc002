"""Checks that every exercise must pass, for the project's own tests and for those of plug-ins.

>>> from posecoach.testing import check_exercise
>>> check_exercise(SPEC)        # doctest: +SKIP
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.time_series.derived import parts_of
from posecoach.core.events import Event, TrackingLost
from posecoach.core.faults import Fault, RepFault
from posecoach.core.limits import Fixed, FromStart
from posecoach.core.measure import OF_BOTH_WAYS, OF_EVERY_REP
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import load, wording_problems
from posecoach.signals.catalogue import SignalSet


def check_exercise(spec: ExerciseSpec) -> None:
    """Check one exercise against the rules for all.

    Raises
    ------
    AssertionError
        With every rule that is broken.
    """
    problems = [*_signal_problems(spec), *_fault_problems(spec), *_text_problems(spec)]
    problems = problems or _behaviour_problems(spec)
    assert not problems, f"{spec.id}: " + "; ".join(problems)


def events_of(spec: ExerciseSpec, poses: Iterable[Pose]) -> list[Event]:
    """Return all events of an analyzer that is fed the poses and then finished."""
    analyzer = Analyzer(spec)
    events = [event for pose in poses for event in analyzer.update(pose)]
    return events + analyzer.finish()


def _signal_problems(spec: ExerciseSpec) -> list[str]:
    if not (spec.counts or spec.state_faults):
        return ["has neither repetitions nor holds nor lasting faults"]
    try:
        SignalSet(part for name in spec.signal_names() for part in parts_of(name))
    except Exception as error:  # noqa: BLE001  whatever is wrong is one more problem in the list
        return [str(error)]
    names = {m.name for m in spec.measures} | OF_EVERY_REP | OF_BOTH_WAYS
    wanted = {f.measure for f in spec.faults} | {r.measure for r in spec.requirements}
    conditions = [condition for f in spec.faults for condition in (*f.only_if, *f.judged_if)]
    wanted |= {c.measure for condition in conditions for c in (condition, condition.unless) if c is not None}
    wanted |= {limit.measure for f in spec.faults for limit in f.limits if isinstance(limit, FromStart)}
    return [f"no measure is named {name!r}" for name in sorted(wanted - names)]


def _fault_problems(spec: ExerciseSpec) -> list[str]:
    problems = []
    ids = [f.id for f in spec.all_faults()]
    problems += [f"fault {i!r} is there twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    for fault in spec.all_faults():
        problems += [
            f"fault {fault.id!r}: {what}"
            for what, wrong in (
                ("has no source", not fault.source.strip()),
                ("has no explaining sentence", not fault.feedback.sentence.strip().endswith(".")),
                ("its sentence asks for more than value, limit and than", not _can_be_filled(fault)),
                ("counts distances from a usual that no limit has", not _has_usual(fault)),
                ("can be judged from no view", not fault.views),
                ("limits are not finite", not all(map(math.isfinite, _numbers(fault)))),
            )
            if wrong
        ]
    return problems


def _numbers(fault: Fault) -> list[float]:
    limits = fault.limits if isinstance(fault, RepFault) else (fault.limit,)
    fixed = [limit for limit in limits if isinstance(limit, Fixed)]
    numbers = [limit.distance for limit in limits if not isinstance(limit, Fixed)]
    return numbers + [number for limit in fixed for number in (limit.at, limit.clear) if number is not None]


def _has_usual(fault: Fault) -> bool:
    if not fault.feedback.counts_distances:
        return True
    return isinstance(fault, RepFault) and fault.from_usual is not None


def _can_be_filled(fault: Fault) -> bool:
    try:
        fault.feedback.sentence.format(value=1.0, limit=1.0, than="")
    except (KeyError, IndexError, ValueError):
        return False
    return True


def _text_problems(spec: ExerciseSpec) -> list[str]:
    forbidden = load("en").forbidden
    problems = []
    for fault, feedback in spec.feedback().items():
        said = (feedback.cue, feedback.alternative_cue, *filter(None, (feedback.praise,)))
        for text in said:
            problems += [f"cue {text!r} {problem}" for problem in wording_problems(text, forbidden)]
        if feedback.cue == feedback.alternative_cue:
            problems.append(f"fault {fault!r} has no other wording")
    guide = spec.guide
    for what in ("purpose", "set_up", "camera", "stop_if"):
        if not getattr(guide, what):
            problems.append(f"the guide says nothing of {what}")
    part = spec.prescription.first_part
    if part is not None and not (part.name and part.begin and part.reminder and part.then):
        problems.append("the part before the sets lacks a sentence")
    return problems


def _behaviour_problems(spec: ExerciseSpec) -> list[str]:
    empty = [Pose.nobody(i / 25, (640, 480)) for i in range(100)]
    events = [e for e in events_of(spec, empty) if not isinstance(e, TrackingLost)]
    return [f"an empty room gives {events[0]}"] if events else []
