from __future__ import annotations

import pytest

from posecoach.coaching.planning.routine_plan import parse_plan, plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.page.forms.plan_form import number_fields, plan_of_form, toml_of
from posecoach.registry import exercises

KNOWN = exercises()


def test_what_a_form_says_makes_the_routine_that_it_means() -> None:
    form = {"have.band": "on", "have.heat": "on", "row.sets": "2", "row.rest_s": "45,5", "row.reps": ""}
    text = toml_of(plan_of_form(form, KNOWN))
    items = {item.spec.id: item for item in plan_routine(KNOWN, plan=parse_plan(text, "The plan", KNOWN))}
    assert items["row"].dose.sets == 2
    assert items["row"].rest_s == 45.5
    assert items["row"].dose.reps == KNOWN["row"].prescription.dose.reps
    assert "foam_roller" not in items  # no roller at hand
    assert "heating_pad" in items


def test_a_number_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(PosecoachError, match="'many' is not a number for repetitions"):
        plan_of_form({"row.reps": "many"}, KNOWN)


def test_there_is_a_field_for_each_number_that_an_exercise_has_and_for_what_the_plan_says() -> None:
    def fields(name: str, **wish: float) -> list[str]:
        return [key for key, _, _ in number_fields(KNOWN[name], wish)]

    assert fields("row") == ["sets", "reps", "rest_s"]
    assert fields("heating_pad") == ["sets", "minutes", "rest_s"]
    assert fields("self_massage") == ["sets", "reps", "hold_s", "rest_s"]
    assert fields("row", minutes=3.0) == ["sets", "reps", "minutes", "rest_s"]


def test_the_list_of_techniques_stays_in_the_file() -> None:
    assert toml_of({"techniques": ["row", 'a"b']}).splitlines()[0] == 'techniques = ["row", "a\\"b"]'
