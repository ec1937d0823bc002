from __future__ import annotations

import pytest

from posecoach.core.dose import Dose
from posecoach.progress.duration import GETTING_READY_S, dose_duration_s


@pytest.mark.parametrize(
    ("dose", "work_s"),
    [
        (Dose(sets=3, reps=10), 3 * 10 * 6.0 + 2 * 60.0),
        (Dose(sets=2, reps=3, hold_s=30.0), 2 * 3 * 31.0 + 60.0),
        (Dose(sets=1, duration_s=600.0), 600.0),
        (Dose(), 0.0),
    ],
)
def test_an_exercise_takes_its_work_its_rests_and_getting_ready(dose: Dose, work_s: float) -> None:
    assert dose_duration_s(dose, rest_s=60.0, rep_s=5.0) == pytest.approx(GETTING_READY_S + work_s)
