"""Repetitions of a set, played to the cue policy; and the words and faults that it is given."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings, FaultCue
from posecoach.core.cue import Cue
from posecoach.core.events import Event, FaultDetected, PhaseChanged, RepCompleted, SetEnded
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import CueStatus, Phase, Priority

FAULTS = {
    "pain": FaultCue(Priority.SAFETY, "Stop now", "Stop please"),
    "hands-place": FaultCue(Priority.SETUP, "Hands under your shoulders", "Walk your hands in"),
    "shrug": FaultCue(
        Priority.FORM,
        "Shoulders away from ears",
        "Make your neck long",
        praise="Good, long neck",
        strength="Shoulders low.",
    ),
    "too-fast": FaultCue(
        Priority.FORM, "Slow on the way back.", "Count two on the return", strength="Nice pace.", of_pace=True
    ),
    "partial-return": FaultCue(Priority.FORM, "All the way back", "Let your arms go long", of_the_way=True),
    "asymmetry": FaultCue(Priority.REFINEMENT, "Match both elbows", "Pull both sides the same"),
    "slumped": FaultCue(Priority.FORM, "Grow tall", "Sit up like a tree", lasting=True),
    "nodding-off": FaultCue(Priority.SAFETY, "Wake up", "Wake up please", lasting=True),
}


class PlainWords:
    """Words that name themselves."""

    praise_clean = ("Smooth", "Steady")

    def say(self, id: str, **values: object) -> str:
        return " ".join([id, *map(str, values.values())])

    def count(self, number: int) -> str:
        return f"n{number}"


REP_S = 5.0


class Set:
    """Plays repetitions of five seconds (two out, one held, one and a half back, a pause) to a policy."""

    def __init__(self, reps: int = 10, settings: CueSettings | None = None) -> None:
        self.policy = CuePolicy(FAULTS, PlainWords(), settings)
        self.t_s = 0.0
        self.cues: list[Cue] = []
        self.index = 0
        self.policy.start_set(reps)

    def give(self, event: Event) -> None:
        self.cues += self.policy.update(event)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.t_s = round(self.t_s + 0.1, 6)
            self.cues += self.policy.tick(self.t_s)

    def phase(self, phase: Phase, seconds: float) -> None:
        self.give(PhaseChanged(t_s=self.t_s, phase=phase))
        self.wait(seconds)

    def rep(
        self,
        faults: Sequence[str] = (),
        full: bool = True,
        valid: float = 1.0,
        score: float | None = 90.0,
        unseen: tuple[str, ...] = (),
    ) -> list[Cue]:
        """Do one repetition; return the cues of the repetition and of the pause after it."""
        return self.movement([finding(f, self.t_s) for f in faults], full, valid, score, unseen=unseen)

    def movement(
        self,
        found: Sequence[FaultFinding],
        full: bool = True,
        valid: float = 1.0,
        score: float | None = 90.0,
        late_s: float = 0.0,
        unseen: tuple[str, ...] = (),
    ) -> list[Cue]:
        """Do one repetition in which this is found ``late_s`` after its end; return its cues and those of the pause.

        The faults that are ``unseen`` could not be judged in it.
        """
        before, start_s = len(self.cues), self.t_s
        self.phase(Phase.OUT, 2.0)
        self.phase(Phase.END_RANGE, 1.0)
        self.phase(Phase.BACK, 1.0)
        self.index += 1
        faults = tuple(dataclasses.replace(one, t_s=self.t_s) for one in found)
        done = RepCompleted(
            t_s=self.t_s,
            index=self.index,
            start_s=start_s,
            peak_s=start_s + 2.5,
            end_s=self.t_s - late_s,
            full=full,
            range=60.0,
            range_unit="deg",
            tempo_s=(2.0, 1.0, 1.0),
            score=score,
            faults=faults,
            measures={"valid_ratio": valid},
            not_judged=unseen,
        )
        self.give(PhaseChanged(t_s=self.t_s, phase=Phase.READY))
        self.give(done)
        for fault in faults:
            self.give(FaultDetected(t_s=self.t_s, fault=fault, rep_index=self.index))
        self.cues += self.policy.tick(self.t_s)  # as a session does with every pose
        self.wait(1.0)
        return self.cues[before:]

    def raised(self, prefix: str = "cue.") -> list[tuple[str, str]]:
        return [(c.id, c.text) for c in self.cues if c.status == CueStatus.RAISED and c.id.startswith(prefix)]

    def end(self, full: int, partial: int = 0) -> Cue:
        strength, priority = self.policy.strength_and_priority()
        ended = SetEnded(
            t_s=self.t_s, index=1, full=full, partial=partial, count=full, strength=strength, priority=priority
        )
        return self.policy.update(ended)[-1]


def finding(fault: str, t_s: float, severity: float = 0.5) -> FaultFinding:
    return FaultFinding(id=fault, t_s=t_s, value=1.0, limit=0.5, severity=severity)


def raised(cues: Iterable[Cue]) -> list[str]:
    return [c.id for c in cues if c.status == CueStatus.RAISED]


def reasons(cues: Iterable[Cue]) -> list[str]:
    return [c.reason for c in cues if c.status == CueStatus.DROPPED]


def times(set_: Set, prefix: str = "cue.") -> list[float]:
    return [c.t_s for c in set_.cues if c.status == CueStatus.RAISED and c.id.startswith(prefix)]
