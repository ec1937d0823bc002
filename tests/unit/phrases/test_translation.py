from __future__ import annotations

import dataclasses
import string
from pathlib import Path

import pytest

import posecoach.phrases
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import Catalogue, languages, load
from posecoach.phrases.translation import reworded, texts_of
from posecoach.registry import exercise, exercises

SPECS = list(exercises().values())
ROW = exercise("row")
A_LANGUAGE = """
from posecoach.phrases.catalogue import Catalogue

CATALOGUE = Catalogue(
    language="qq",
    counts=("Unu", "Du"),
    phrases={"set.go": "Ek"},
    praise_clean=("Bele",),
    forbidden=frozenset(),
    exercises={"row.name": "Remado", "row.shrug.cue": "Ŝultroj for de la oreloj"},
)
"""


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A language of one file that has a few sentences."""
    (tmp_path / "qq.py").write_text(A_LANGUAGE, encoding="utf-8")
    monkeypatch.setattr(posecoach.phrases, "__path__", [*posecoach.phrases.__path__, str(tmp_path)])
    monkeypatch.delitem(__import__("sys").modules, "posecoach.phrases.qq", raising=False)
    return load("qq")


def test_a_language_is_one_file(language: Catalogue) -> None:
    assert languages() == ["en", "qq"]
    assert language.say("set.go") == "Ek"


def test_an_exercise_is_given_in_the_language_and_is_the_same_otherwise(language: Catalogue) -> None:
    row = language.of(ROW)
    assert (row.name, row.feedback()["shrug"].cue) == ("Remado", "Ŝultroj for de la oreloj")
    assert (row.id, row.cycle, row.measures, row.fault_ids()) == (ROW.id, ROW.cycle, ROW.measures, ROW.fault_ids())


def test_what_a_language_lacks_is_english_and_listed(language: Catalogue) -> None:
    assert language.say("set.rest") == load("en").say("set.rest")
    assert language.of(ROW).feedback()["shrug"].praise == ROW.feedback()["shrug"].praise
    missing = language.missing([ROW])
    assert {"set.rest", "row.shrug.praise", "row.set_up.0", "row.evidence.elbow_start_deg.high"} <= set(missing)
    assert not {"set.go", "row.name", "row.shrug.cue"} & set(missing)
    assert "cat_camel.evidence.range.low" in language.missing(SPECS)
    assert "heating_pad.prompt.2" in language.missing(SPECS)


@pytest.mark.parametrize("code", languages())
def test_no_language_of_the_project_lacks_a_sentence_or_fills_in_others(code: str) -> None:
    catalogue = load(code)
    assert catalogue.missing(SPECS) == []
    english = {key: text for spec in SPECS for key, text in texts_of(spec).items()}
    parse = string.Formatter().parse
    for key, text in catalogue.exercises.items():
        assert {name for _, name, _, _ in parse(text)} == {name for _, name, _, _ in parse(english[key])}, key


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_every_text_of_an_exercise_has_an_id_of_its_own(spec: ExerciseSpec) -> None:
    marked = reworded(spec, lambda key, text: f"<{key}>" if text else "")
    found = texts_of(marked)
    assert found == {key: f"<{key}>" for key in texts_of(spec)}
    assert "".join(_texts(marked)).count("<") == len(found)


def _texts(spec: ExerciseSpec) -> list[str]:
    """Return the texts of the record wherever they stand, but for names of things."""
    names = {"id", "measure", "signal", "source", "unit", "fault", "posture", "drives", "needs", "instead"}

    def walk(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if dataclasses.is_dataclass(value):
            return [t for f in dataclasses.fields(value) if f.name not in names for t in walk(getattr(value, f.name))]
        if isinstance(value, (tuple, list)):
            return [text for one in value for text in walk(one)]
        return []

    return walk(spec)
