from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.speaking.guide_pages import (
    Illustration,
    change_phrase,
    first_time_pages,
    guide_pages,
    safety_pages,
)
from posecoach.coaching.speaking.talk import spoken_s
from posecoach.core.dose import Dose, DoseChange
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import load
from posecoach.registry import exercise, exercises

WORDS = load("en")


@pytest.mark.parametrize(("things", "said"), [
    (("a mat",), "You need a mat."),
    (("a roller", "a mat"), "You need a roller and a mat."),
    (("a pad", "a cloth", "a chair"), "You need a pad, a cloth and a chair."),
])  # fmt: skip
def test_what_is_needed_is_said_as_one_would(things: tuple[str, ...], said: str) -> None:
    spec = exercise("row")
    spec = dataclasses.replace(spec, guide=dataclasses.replace(spec.guide, equipment=things))
    assert said in [page.text for page in guide_pages(PlannedExercise.of(spec), WORDS)]


def test_nothing_is_said_of_what_is_needed_where_nothing_is() -> None:
    spec = exercise("row")
    spec = dataclasses.replace(spec, guide=dataclasses.replace(spec.guide, equipment=()))
    assert not [page.text for page in guide_pages(PlannedExercise.of(spec), WORDS) if page.text.startswith("You need")]


SPECS = exercises()


def texts(spec: ExerciseSpec, *, known: bool = False) -> list[str]:
    return [page.text for page in guide_pages(PlannedExercise.of(spec), WORDS, known=known)]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_the_camera_is_placed_and_risks_are_told_before_the_person_takes_the_position(spec: ExerciseSpec) -> None:
    pages = guide_pages(PlannedExercise.of(spec), WORDS)
    camera = next(i for i, page in enumerate(pages) if page.illustration is Illustration.CAMERA)
    said = [page.text for page in pages]
    first = said.index(spec.guide.set_up[0])
    assert camera < first
    assert max(i for i, text in enumerate(said) if text.startswith(("Skip this", "Stop at once"))) < camera
    assert said[first:] == list(spec.guide.set_up)


@pytest.mark.parametrize("known", [False, True])
def test_that_the_band_holds_is_checked_before_a_row_though_the_page_is_turned_at_once(known: bool) -> None:
    item, guide = PlannedExercise.of(SPECS["row"]), SPECS["row"].guide
    (page,) = (page for page in guide_pages(item, WORDS, known=known) if page.text == guide.check)
    assert "eyes" in page.text
    assert page.warning == page.text
    assert spoken_s(page.warning) < 6.0
    said = [page.text for page in guide_pages(item, WORDS, known=known)]
    assert said[said.index(guide.check) + 1 :] == list(() if known else guide.set_up)
    assert page in first_time_pages(item.spec, WORDS, frozenset({"cat_camel"}))


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_reason_to_leave_it_out_or_to_stop_is_named_once(spec: ExerciseSpec) -> None:
    said = " ".join(texts(spec))
    assert [said.count(what) for what in (*spec.guide.avoid_if, *spec.guide.stop_if)] == [1] * (
        len(spec.guide.avoid_if) + len(spec.guide.stop_if)
    )


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_who_knows_it_hears_what_changes_when_to_stop_and_the_position_in_less_than_a_minute(
    spec: ExerciseSpec,
) -> None:
    pages, short = (guide_pages(PlannedExercise.of(spec), WORDS, known=known) for known in (False, True))
    assert set(short) < set(pages)
    assert sum(page.duration_s for page in short) < min(60.0, 0.65 * sum(page.duration_s for page in pages))
    said = " ".join(page.text for page in short)
    assert [what for what in spec.guide.stop_if if what not in said] == []
    assert (spec.guide.check or spec.guide.set_up[0]) in said
    assert spec.guide.purpose not in said


@pytest.mark.parametrize(
    ("dose", "rest_s", "said"),
    [
        (Dose(sets=3, reps=12), 60.0, "Today: 3 sets of 12, with 60 seconds of rest between."),
        (Dose(sets=1, reps=6), 30.0, "Today: one set of 6."),
        (Dose(sets=3, reps=1, hold_s=25.0), 45.0, "Today: 3 holds of 25 seconds, with 45 seconds of rest between."),
        (Dose(sets=1, reps=10, hold_s=5.0), 0.0, "Today: 10 holds of 5 seconds."),
        (Dose(sets=1, reps=1, hold_s=20.0), 0.0, "Today: one hold of 20 seconds."),
        (Dose(sets=2, reps=3, hold_s=30.0), 0.0, "Today: 2 sets of 3 holds of 30 seconds."),
        (Dose(sets=1, duration_s=900.0), 0.0, "Today: 15 minutes."),
        (Dose(sets=1, duration_s=450.0), 0.0, "Today: 7.5 minutes."),
        (Dose(sets=1, duration_s=60.0), 0.0, "Today: 60 seconds."),
        (Dose(sets=2, duration_s=45.0), 20.0, "Today: 2 times 45 seconds, with 20 seconds of rest between."),
    ],
)
def test_how_much_is_said_before_it_begins(dose: Dose, rest_s: float, said: str) -> None:
    assert said in [page.text for page in guide_pages(PlannedExercise(exercise("row"), dose, rest_s), WORDS)]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("change", DoseChange)
def test_after_how_much_it_is_said_in_a_few_words_why_that_is_another_dose(change: DoseChange, known: bool) -> None:
    item = PlannedExercise.of(exercise("row"), Dose(sets=3, reps=12), change)
    texts = [page.text for page in guide_pages(item, WORDS, known=known)]
    why = WORDS.say(change_phrase(change))
    assert texts.index(why) == 1 + next(i for i, text in enumerate(texts) if text.startswith("Today: 3 sets of 12"))
    assert len(why.split()) <= 10


def test_nothing_is_said_of_how_much_where_it_is_open() -> None:
    assert not [
        page
        for page in guide_pages(PlannedExercise.of(exercise("row"), Dose(sets=1)), WORDS)
        if page.text.startswith("Today")
    ]


def test_of_what_is_true_of_all_exercises_who_knows_it_hears_when_to_stop_and_what_may_be_new_today() -> None:
    pages = safety_pages(WORDS, known=True)
    assert [page.text for page in pages] == [WORDS.say("safety.intro"), WORDS.say("safety.doctor_first")]
    assert pages[1].warning == pages[1].text
    assert spoken_s(pages[1].text) < 5.0


@pytest.mark.parametrize("id", ["cat_camel", "chair_extension", "foam_roller", "muscle_fatigue", "row"])
def test_what_bends_or_loads_the_back_is_to_be_left_out_after_an_operation(id: str) -> None:
    assert any("recent operation" in one for one in exercise(id).guide.avoid_if)


def test_before_rows_it_is_said_how_to_stand_with_what_one_has_and_how_heavy_it_should_be() -> None:
    guide = exercise("row").guide
    assert any("Dumbbells: lean forward" in one for one in guide.set_up)
    assert any("would still be easy" in one for one in guide.set_up)
    assert any(
        "with one hand on a chair" in one for one in guide.set_up
    )  # bent over without it a sore back has to hold much
