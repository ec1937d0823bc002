from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import posecoach
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.speaking.guide_pages import phrases_of
from posecoach.core.errors import PosecoachError
from posecoach.phrases.catalogue import Catalogue, Controls, languages, load, wording_problems
from posecoach.registry import exercise, exercises
from tests.support.short_texts import correction_pairs, short_texts

FORBIDDEN = frozenset({"don't", "scapula"})
SPECS = list(exercises().values())


@pytest.fixture(params=languages())
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return load(request.param)


def test_english_is_there() -> None:
    assert "en" in languages()
    assert load().language == "en"


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PosecoachError, match=r"'xx'.*en"):
        load("xx")


def test_every_short_text_keeps_the_rules(catalogue: Catalogue) -> None:
    problems = {
        f"{key}: {text!r}": found
        for key, text in short_texts(catalogue, map(catalogue.of, SPECS))
        if (found := wording_problems(text, catalogue.forbidden))
    }
    assert problems == {}


def test_no_correction_is_the_beginning_of_one_of_another_fault(catalogue: Catalogue) -> None:
    pairs = {
        pair
        for spec in SPECS
        for one, other in correction_pairs(catalogue, spec)
        for pair in ((one, other), (other, one))
    }
    assert [(one, other) for one, other in pairs if other.lower().startswith(one.lower().rstrip("."))] == []


def test_every_language_has_the_same_phrases_and_placeholders(catalogue: Catalogue) -> None:
    english = load("en")

    def placeholders(of: Catalogue) -> dict[str, set[str | None]]:
        parse = string.Formatter().parse
        return {key: {name for _, name, _, _ in parse(text) if name} for key, text in of.phrases.items()}

    assert placeholders(catalogue) == placeholders(english)


def test_sixty_numbers_are_counted_in_words_that_differ(catalogue: Catalogue) -> None:
    assert len(catalogue.counts) == 60
    assert len(set(catalogue.counts)) == 60


def test_english_numbers_are_in_order() -> None:
    counts = load("en").counts
    assert [counts[i - 1] for i in (1, 9, 10, 13, 20, 21, 39, 40, 59, 60)] == [
        "One", "Nine", "Ten", "Thirteen", "Twenty", "Twenty one", "Thirty nine", "Forty", "Fifty nine", "Sixty",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "word"), [(1, "One"), (60, "Sixty"), (61, "61"), (0, "0")])
def test_numbers_beyond_the_words_are_digits(number: int, word: str) -> None:
    assert load("en").count(number) == word


def test_a_sentence_is_filled_in() -> None:
    assert load("en").say("set.rest_s", seconds=60) == "Rest for 60 seconds."


NAMED = {
    Controls.HANDS: r"$^",
    Controls.KEYS: r"\bpress (P|N|space)\b",
    Controls.BUTTONS: r"\bpress (the red button|Next|Carry on)\b",
}
"""How sentences call the controls that the person has; no others may be in them."""


@pytest.mark.parametrize("controls", list(Controls))
def test_every_screen_names_its_own_controls_and_no_others(catalogue: Catalogue, controls: Controls) -> None:
    words = catalogue.naming(controls)
    assert set(words.phrases) == {key for key in catalogue.phrases if not key.endswith((".keys", ".buttons"))}
    for key in ("safety.hands", "set.waiting", "camera.begin_anyway", "session.resume_hint"):
        assert bool(re.search(NAMED[controls], words.phrases[key], re.IGNORECASE)) == (controls is not Controls.HANDS)
    others = [pattern for of, pattern in NAMED.items() if of is not controls]
    said = [*words.phrases.values(), *words.to_prepare(exercise("row"))]
    assert [text for text in said for pattern in others if re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Don't swing", 'says "Don\'t"'),
        ("don’t swing", 'says "don\'t"'),
        ("Move the SCAPULA", "says 'SCAPULA'"),
        ("one two three four five six seven", "7 words"),
        ("", "0 words"),
        ("Trailing blank ", "blank"),
        ("Rest {seconds}", "placeholder"),
    ],
)
def test_a_poor_cue_is_found(text: str, problem: str) -> None:
    assert any(problem in found for found in wording_problems(text, FORBIDDEN))


@pytest.mark.parametrize("text", ["Slower. Follow your breath.", "Keep holding, two, three", "Donut scapulas"])
def test_a_good_cue_has_no_problem(text: str) -> None:
    assert wording_problems(text, FORBIDDEN) == []


def test_what_is_prepared_begins_with_safety_and_has_each_text_once() -> None:
    texts = load("en").to_prepare(exercise("heating_pad"), target_reps=10)
    assert len(texts) == len(set(texts))
    assert texts[0] in {text for key, text in load("en").phrases.items() if key.startswith("safety.")}
    assert {"Ten", "Eight. Last two", "Nine. Last one", "Heat off now. Check your skin."} <= set(texts)
    assert "Eleven" not in texts
    assert not [text for text in texts if re.search(r"[{}]", text)]


def test_what_stands_on_the_screen_alone_is_not_prepared_for_the_voice() -> None:
    words = load("en")
    texts = words.to_prepare(exercise("row"))
    assert words.say("session.paused") in texts
    assert not {words.say("screen.phase.back"), words.say("screen.dark")} & set(texts)


SAID = re.compile(r'\bsay\(\s*"([a-z_.]+)"')


def test_nothing_that_is_said_has_a_unit_or_a_sign_that_a_voice_spells_out(catalogue: Catalogue) -> None:
    specs = list(map(catalogue.of, SPECS))
    said = [*phrases_of(map(PlannedExercise.of, specs), catalogue), *catalogue.phrases.values()]
    assert [text for text in said if re.search(r"\d ?(m|cm|kg|s|min|h)\b|[%°&+=<>*]", text)] == []


def test_every_sentence_that_the_program_names_is_there() -> None:
    sources = Path(posecoach.__file__).parent.rglob("*.py")
    named = {found for source in sources for found in SAID.findall(source.read_text(encoding="utf-8"))}
    assert len(named) > 20
    assert named - set(load().phrases) == set()
