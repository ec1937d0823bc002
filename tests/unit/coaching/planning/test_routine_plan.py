from __future__ import annotations

import pytest

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.planning.routine_plan import equipment_of, parse_plan, plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercises

KNOWN = exercises()


def planned(technique: str, says: str) -> PlannedExercise:
    text = f'techniques = ["{technique}"]\n[{technique}]\n{says}\n'
    return plan_routine(KNOWN, plan=parse_plan(text, "The plan", KNOWN))[0]


def test_a_plan_says_how_much_of_a_technique() -> None:
    row = planned("row", "sets = 2\nreps = 8\nrest_s = 45.5")
    assert (row.dose.sets, row.dose.reps, row.rest_s, row.fixed) == (2, 8, 45.5, True)
    press = planned("muscle_fatigue", "hold_s = 20")
    assert press.dose.hold_s == 20.0
    assert planned("heating_pad", "minutes = 10").dose.duration_s == 600.0


def test_a_rest_alone_leaves_the_dose_to_the_history() -> None:
    assert not planned("row", "rest_s = 45").fixed


def test_without_any_equipment_only_what_needs_a_floor_is_done() -> None:
    bare = {"equipment": dict.fromkeys(equipment_of(KNOWN), False)}
    ids = [item.spec.id for item in plan_routine(KNOWN, plan=bare)]
    assert ids == ["muscle_fatigue", "cat_camel", "scapular_retraction"]
    assert {thing for i in ids for thing in KNOWN[i].guide.equipment} == {
        "a mat",
        "a mat or folded blanket for the knees",
    }


def test_that_nothing_is_left_is_said_without_the_words_of_a_terminal() -> None:
    with pytest.raises(PosecoachError, match="Nothing is left of the routine") as refused:
        plan_routine(KNOWN, plan={"techniques": ["self_massage"], "equipment": {"ball": False}})
    assert "--" not in str(refused.value)


def test_what_stands_for_something_missing_may_lack_something_itself() -> None:
    plan = {"techniques": ["foam_roller", "cat_camel"], "equipment": {"roller": False, "chair": False}}
    assert [item.spec.id for item in plan_routine(KNOWN, plan=plan)] == ["cat_camel"]


@pytest.mark.parametrize(
    ("technique", "says", "sentence"),
    [
        ("row", "sets = 51", "51 sets of Row make no sense; give 1 to 50."),
        ("row", "reps = 0", "0 repetitions of Row make no sense; give 1 to 500."),
        ("row", "rest_s = -1", "-1 seconds of rest between sets of Row make no sense; give 0 to 3600."),
        ("row", "rest_s = nan", "nan seconds of rest between sets of Row make no sense; give 0 to 3600."),
        ("row", f"rest_s = {10**400}", "seconds of rest between sets of Row make no sense; give 0 to 3600."),
        ("row", "minutes = 31", "31 minutes of Row make no sense; give 0 to 30."),
        ("muscle_fatigue", "hold_s = inf", "inf seconds of a hold of Elbow press make no sense; give 0 to 600."),
        ("heating_pad", "minutes = 0.5", "0.5 minutes of Heating pad make no sense; give 1 to 30."),
        ("heating_pad", "minutes = 31", "31 minutes of Heating pad make no sense; give 1 to 30."),
        ("row", "sets = 1.5", "The plan for row says sets = 1.5; a whole number is expected."),
        ("row", 'rest_s = "long"', "The plan for row says rest_s = 'long'; a number is expected."),
        ("row", "rest_s = true", "The plan for row says rest_s = True; a number is expected."),
        ("row", "weight = 3", "The plan for row says weight; it may say hold_s, minutes, reps, rest_s, sets."),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_by_its_name(technique: str, says: str, sentence: str) -> None:
    with pytest.raises(PosecoachError) as refused:
        planned(technique, says)
    assert str(refused.value).endswith(sentence)
