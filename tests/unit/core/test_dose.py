from __future__ import annotations

import pytest

from posecoach.core.dose import Dose
from posecoach.registry import exercises


@pytest.mark.parametrize(
    ("dose", "half"),
    [
        (Dose(sets=2, reps=12), Dose(sets=1, reps=12)),
        (Dose(sets=3, reps=10), Dose(sets=2, reps=8)),
        (Dose(sets=1, reps=9, hold_s=5.0), Dose(sets=1, reps=5, hold_s=5.0)),
        (Dose(sets=1, duration_s=900.0), Dose(sets=1, duration_s=450.0)),
        (Dose(sets=1, reps=1, hold_s=30.0), Dose(sets=1, reps=1, hold_s=15.0)),
        (Dose(sets=3, reps=1, hold_s=30.0), Dose(sets=2, reps=1, hold_s=30.0)),
    ],
)
def test_half_a_dose_has_fewer_sets_or_of_one_set_fewer_repetitions_or_less_time(dose: Dose, half: Dose) -> None:
    assert dose.half() == half


@pytest.mark.parametrize("exercise", exercises())
def test_half_of_any_usual_dose_is_about_half(exercise: str) -> None:
    dose = exercises()[exercise].prescription.dose
    assert 0.4 <= dose.half().amount / dose.amount <= 0.7
