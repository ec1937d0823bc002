"""A result in words: each fault in one sentence, and what to keep and what to work on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posecoach.analysis.unjudged import NOT_SEEN, POSTURE, VIEW
from posecoach.core.events import FaultFinding
from posecoach.core.spec import Decoy, ExerciseSpec, RepFault, StateFault
from posecoach.result import Result

MORE_DIGITS = 2
"""A finding just beyond its limit is told with up to so many more digits, or both would read the same."""
_UNJUDGED = {
    VIEW: "Not judged from this view",
    NOT_SEEN: "Not judged because too little of you was seen",
    POSTURE: "Not judged in this posture or way of doing it",
}
_Source = RepFault | StateFault | Decoy
_NUMBER = re.compile(r"\{(value|limit):\.(\d+)([f%])\}")
_FORMS = {"_deg": "{%s:.0f} degrees", "_ratio": "{%s:.0%%}"}
"""How a number reads, by what its signal's name ends with."""


def explanations(result: Result, spec: ExerciseSpec) -> Iterator[str]:
    """Yield a sentence for each fault and each movement that was not counted, and one for each reason not to judge."""
    known: dict[str, _Source] = {}
    known |= {f.id: f for f in spec.faults} | {f.id: f for f in spec.state_faults}
    decoys: dict[str, _Source] = {d.fault: d for d in spec.cycle.decoys} if spec.cycle is not None else {}
    for rep in result.reps:
        # A decoy's numbers are of another signal than those of the fault of the same name.
        sources = known | decoys if "decoy_range" in rep.measures else known
        for finding in rep.faults:
            yield f"rep {rep.index}, {finding.t_s:.1f} s, {finding.id}: {explanation(finding, sources.get(finding.id))}"
    for event in result.events:
        yield f"{event.t_s:.1f} s, {event.fault.id}: {explanation(event.fault, known.get(event.fault.id))}"
    for rejected in result.rejected:
        yield f"{rejected.start_s:.1f} to {rejected.end_s:.1f} s, not counted: {rejected.reason}."
    for reason, words in _UNJUDGED.items():
        faults = sorted({f for r in result.reps for f in r.not_judged if r.not_judged_because.get(f, VIEW) == reason})
        if faults:
            yield f"{words}: {', '.join(faults)}."


def explanation(finding: FaultFinding, source: _Source | None) -> str:
    """Return a finding in words, with what was measured and what would still have been right.

    ``source`` is what the exercise says of the fault; None where it knows no such fault.
    """
    if source is None:
        return f"measured {finding.value:.3g}, limit {finding.limit:.3g}."
    if "{value" in source.sentence:
        return _filled(source.sentence, finding)
    return _filled(f"{source.sentence} {_numbers('' if isinstance(source, RepFault) else source.signal)}", finding)


def _filled(sentence: str, finding: FaultFinding) -> str:
    """Return the sentence with its numbers, with more digits where value and limit would read the same."""
    for more in range(MORE_DIGITS + 1):
        exact = _with_digits(sentence, more)
        shown = {m[1]: m[0].format(value=finding.value, limit=finding.limit) for m in _NUMBER.finditer(exact)}
        if len(shown) < 2 or shown["value"] != shown["limit"]:
            break
    return exact.format(value=finding.value, limit=finding.limit)


def _with_digits(sentence: str, more: int) -> str:
    return _NUMBER.sub(lambda m: f"{{{m[1]}:.{int(m[2]) + more}{m[3]}}}", sentence)


def _numbers(signal: str) -> str:
    """Return how value and limit read in the unit that the signal's name ends with."""
    form = next((form for suffix, form in _FORMS.items() if signal.endswith(suffix)), "{%s:.2f}")
    return f"(measured {form % 'value'}, limit {form % 'limit'})"
