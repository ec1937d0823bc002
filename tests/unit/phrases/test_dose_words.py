from __future__ import annotations

import pytest

from posecoach.core.dose import Dose
from posecoach.phrases.catalogue import load
from posecoach.phrases.dose_words import spoken_dose, written_dose

WORDS = load()


@pytest.mark.parametrize(
    ("dose", "rest_s", "words"),
    [
        (Dose(sets=3, reps=12, load_level=2), 60.0, "3 sets of 12, 60 s of rest between, band or weight 2"),
        (Dose(sets=1, reps=6), 30.0, "1 set of 6"),
        (Dose(sets=2, reps=3, hold_s=30.0), 10.0, "2 sets of 3 holds of 30 s, 10 s of rest between"),
        (Dose(sets=3, reps=1, hold_s=20.0), 0.0, "3 holds of 20 s"),
        (Dose(sets=1, reps=4, hold_s=30.0), 0.0, "4 holds of 30 s"),
        (Dose(sets=1, duration_s=900.0), 60.0, "15 min"),
        (Dose(sets=1, duration_s=450.0), 0.0, "7.5 min"),
        (Dose(sets=2, duration_s=300.0), 0.0, "2 times 5 min"),
        (Dose(sets=2, duration_s=45.0), 20.0, "2 times 45 s, 20 s of rest between"),
        (Dose(sets=2), 20.0, ""),
    ],
)
def test_a_dose_is_written_as_people_write_it(dose: Dose, rest_s: float, words: str) -> None:
    assert written_dose(dose, rest_s, WORDS) == words


@pytest.mark.parametrize(
    "dose",
    [Dose(sets=3, reps=12), Dose(sets=2, reps=3, hold_s=30.0), Dose(sets=2, duration_s=450.0), Dose(sets=1), Dose()],
)
def test_what_is_said_has_the_numbers_that_are_written(dose: Dose) -> None:
    def numbers(text: str) -> list[str]:
        return [part for part in text.replace(",", " ").split() if part[0].isdigit()]

    assert numbers(spoken_dose(dose, 20.0, WORDS)) == numbers(written_dose(dose, 20.0, WORDS))
