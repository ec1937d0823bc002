"""Sessions without devices: a script, a setting, and a session that runs it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.script import routine
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_CLIP, Conduct, Guidance, Person, Setting
from posecoach.coaching.speaking.talk import Talk
from posecoach.core.dose import Dose
from posecoach.core.mute import Mute
from posecoach.phrases.catalogue import load
from posecoach.registry import exercise

WORDS = load("en")
ONE_SET = Dose(sets=1, reps=3)
REST_S = 5.0
AT_ONCE = FOR_A_CLIP
"""Nobody is waited for, and nothing is asked."""
IN_POSITION = Conduct(calibrates=False, asks=False, guidance=Guidance.NONE)
"""The person must be in position, and is counted in."""
GUIDED = dataclasses.replace(FOR_A_CLIP, asks=True, guidance=Guidance.FULL)
"""Everything is asked and explained; nobody is waited for."""


def planned(exercise_id: str, dose: Dose = ONE_SET, *, rest_s: float = REST_S, **changes: object) -> PlannedExercise:
    return PlannedExercise(exercise(exercise_id), dataclasses.replace(dose, **changes), rest_s)  # type: ignore[arg-type]


def led(
    items: Sequence[PlannedExercise],
    conduct: Conduct = AT_ONCE,
    person: Person | None = None,
    mute: Mute | None = None,
    slowness: float = 1.0,
    **changes: object,
) -> Session:
    changed = dataclasses.replace(conduct, **changes)  # type: ignore[arg-type]
    setting = Setting(WORDS, person or Person(), changed, mute=Mute() if mute is None else mute, talk=Talk(slowness))
    return Session(routine(items, setting), setting, items[0].spec)
