"""A result in words: each fault in one sentence, and what to keep and what to work on."""

from __future__ import annotations

from collections.abc import Iterator

from posecoach.core.events import FaultFinding
from posecoach.core.spec import ExerciseSpec, RepFault, StateFault
from posecoach.result import Result


def explanations(result: Result, spec: ExerciseSpec) -> Iterator[str]:
    """Yield a sentence for each fault and each movement that was not counted, and one for what was not judged."""
    known: dict[str, RepFault | StateFault] = {f.id: f for f in spec.faults}
    known |= {f.id: f for f in spec.state_faults}
    decoys = {d.fault for d in spec.cycle.decoys} if spec.cycle is not None else set()
    for rep in result.reps:
        for finding in rep.faults:
            yield f"rep {rep.index}, {finding.t_s:.1f} s, {finding.id}: {_sentence(finding, known.get(finding.id), decoys)}"
    for event in result.events:
        yield f"{event.t_s:.1f} s, {event.fault.id}: {_sentence(event.fault, known.get(event.fault.id), decoys)}"
    for rejected in result.rejected:
        yield f"{rejected.start_s:.1f} to {rejected.end_s:.1f} s, not counted: {rejected.reason}."
    unjudged = sorted({fault for rep in result.reps for fault in rep.not_judged})
    if unjudged:
        yield f"Not judged from this view: {', '.join(unjudged)}."


def _sentence(finding: FaultFinding, fault: RepFault | StateFault | None, decoys: set[str]) -> str:
    numbers = f"(measured {finding.value:.3g}, limit {finding.limit:.3g})"
    if fault is None:
        return f"Another movement was made instead. {numbers}" if finding.id in decoys else numbers
    return f"{fault.sentence.format(value=finding.value, limit=finding.limit)} {numbers}"
