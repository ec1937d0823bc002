"""A person's plan as a form and as the file of docs/routine.md: equipment, and how much of each technique."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from posecoach.coaching.planning.routine_plan import NUMBERS, equipment_of, plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec

NUMBER_WORDS: Mapping[str, str] = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_s": "Hold, s",
    "minutes": "Minutes",
    "rest_s": "Rest, s",
}
"""What each number of a plan is called beside its field."""


def number_fields(spec: ExerciseSpec, wish: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    """Return the numbers that say how much of an exercise is done: key, words and what a plan says, empty if nothing.

    They are those of its usual dose, and what the plan says beyond them.
    """
    usual = spec.prescription.dose
    of_dose = {"reps": usual.reps, "hold_s": usual.hold_s, "minutes": usual.duration_s}
    return [
        (key, words, wish.get(key, "")) for key, words in NUMBER_WORDS.items() if of_dose.get(key, 1) or key in wish
    ]


def plan_of_form(form: Mapping[str, str], known: Mapping[str, ExerciseSpec]) -> dict[str, Any]:
    """Return what a form says as a plan file does; fields that are empty say nothing.

    Fields are ``have.<thing>`` for equipment that is at hand, and ``<exercise>.<number>``.

    Raises
    ------
    PosecoachError
        If a field for a number holds something else.
    """
    plan: dict[str, Any] = {"equipment": {thing: f"have.{thing}" in form for thing in equipment_of(known)}}
    for exercise in known:
        wishes = {
            name: _number(form[key], name) for name in NUMBERS if form.get(key := f"{exercise}.{name}", "").strip()
        }
        if wishes:
            plan[exercise] = wishes
    return plan


def check_plan(plan: Mapping[str, Any], known: Mapping[str, ExerciseSpec]) -> None:
    """Make sure that a routine can be made of a plan, and any exercise be done by it alone.

    Raises
    ------
    PosecoachError
        If not.
    """
    plan_routine(known, plan=plan)
    plan_routine(known, only=known, plan={name: said for name, said in plan.items() if name != "equipment"})


def toml_of(plan: Mapping[str, Any]) -> str:
    """Return a plan as the text of its file."""
    lines = []
    if "techniques" in plan:
        lines.append(f"techniques = [{', '.join(_quoted(name) for name in plan['techniques'])}]")
    for name, table in plan.items():
        if name != "techniques" and table:
            lines += ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    return "\n".join(lines).strip() + "\n"


def _number(text: str, name: str) -> float | int:
    try:
        return NUMBERS[name](text.strip().replace(",", "."))
    except ValueError:
        words = NUMBER_WORDS[name].partition(",")[0].lower()
        raise PosecoachError(f"{text!r} is not a number for {words}. Leave it empty for the usual one.") from None


def _value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
