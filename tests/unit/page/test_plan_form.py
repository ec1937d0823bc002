from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.coaching.routine_plan import plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.page.plan_form import plan_of_form, toml_of
from posecoach.registry import exercises

KNOWN = exercises()


def test_what_a_form_says_makes_the_routine_that_it_means(tmp_path: Path) -> None:
    form = {"have.band": "on", "have.heat": "on", "row.sets": "2", "row.rest_s": "45,5", "row.reps": ""}
    file = tmp_path / "plan.toml"
    file.write_text(toml_of(plan_of_form(form, KNOWN)))
    items = {item.spec.id: item for item in plan_routine(KNOWN, file=file)}
    assert items["row"].dose.sets == 2
    assert items["row"].rest_s == 45.5
    assert items["row"].dose.reps == KNOWN["row"].dose.reps
    assert "foam_roller" not in items  # no roller at hand
    assert "heating_pad" in items


def test_a_number_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(PosecoachError, match="'many' is not a number for reps"):
        plan_of_form({"row.reps": "many"}, KNOWN)


def test_the_list_of_techniques_stays_in_the_file() -> None:
    assert toml_of({"techniques": ["row", 'a"b']}).splitlines()[0] == 'techniques = ["row", "a\\"b"]'
