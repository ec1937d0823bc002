"""A language: the catalogue of its sentences, and how short cues are worded in it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import posecoach.phrases as package
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.translation import texts_of, translated

ENGLISH = "en"
CODE_LETTERS = 2
SCREEN_ALONE = "screen."
"""How the ids of texts begin that are read and never said."""
MAX_CUE_WORDS = 6
"""Longest correction that is taken in while moving (exercises.md 11.7)."""


class Controls(StrEnum):
    """What a person has before them to control a session with, besides their hands.

    The ids of sentences that name it end in it; those that name hands alone have no such ending.
    """

    HANDS = "hands"
    """Nothing: a session without a window."""
    KEYS = "keys"
    """A window, which takes keys."""
    BUTTONS = "buttons"
    """The page."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The phrases of one language.

    Attributes
    ----------
    language
        Two-letter code, also the name of the module.
    counts
        The numbers as words, ``counts[0]`` is "One".
    phrases
        Sentences by id, such as ``"camera.step_back"``. May hold ``{placeholders}``.
    praise_clean
        Said in turn after several clean repetitions.
    forbidden
        Words that must not be in a cue: negative ones and jargon.
    exercises
        Texts of exercises by id; empty for English, which the exercises themselves are written in.
    """

    language: str
    counts: tuple[str, ...]
    phrases: Mapping[str, str]
    praise_clean: tuple[str, ...]
    forbidden: frozenset[str]
    exercises: Mapping[str, str] = field(default_factory=dict)

    def say(self, id: str, **values: object) -> str:
        """Return the sentence of ``id`` with its placeholders filled in."""
        return self.phrases[id].format(**values)

    def naming(self, controls: Controls) -> Catalogue:
        """Return the catalogue for a screen: of ``safety.hands`` and ``safety.hands.keys`` what names its controls."""
        variants = tuple(f".{each}" for each in Controls if each is not Controls.HANDS)
        for_hands = {key: text for key, text in self.phrases.items() if not key.endswith(variants)}
        chosen = {key: self.phrases.get(f"{key}.{controls}", text) for key, text in for_hands.items()}
        return replace(self, phrases=chosen)

    def count(self, number: int) -> str:
        """Return a number as it is counted aloud; beyond the words, as digits."""
        return self.counts[number - 1] if 1 <= number <= len(self.counts) else str(number)

    def number(self, value: int) -> str:
        """Return a number from 0 on as a word."""
        return self.say("number.zero") if value == 0 else self.count(value)

    def listed(self, things: Sequence[str]) -> str:
        """Return one thing or more as a sentence names them: ``a roller, a cloth and a mat``."""
        *others, last = things
        return self.say("guide.and", things=", ".join(others), last=last) if others else last

    def of(self, spec: ExerciseSpec) -> ExerciseSpec:
        """Return an exercise in this language; a text that it lacks stays English."""
        return translated(spec, self.exercises)

    def missing(self, specs: Iterable[ExerciseSpec]) -> list[str]:
        """Return the ids of the texts that this language lacks."""
        if self.language == ENGLISH:
            return []
        own, english = _of_module(self.language).phrases, _of_module(ENGLISH).phrases
        return [key for key in english if key not in own] + [
            key for spec in specs for key in texts_of(spec) if key not in self.exercises
        ]

    def to_prepare(self, spec: ExerciseSpec, target_reps: int = 0) -> list[str]:
        """Return what may be said in a session of an exercise word for word, most urgent first.

        Parameters
        ----------
        target_reps
            Repetitions of a set; with these the announcements of the last two are included. 0: not known.
        """
        said = {key: text for key, text in self.phrases.items() if not key.startswith(SCREEN_ALONE)}
        fixed = {key: text for key, text in said.items() if "{" not in text}
        safety = [text for key, text in fixed.items() if key.startswith("safety.")]
        others = [text for key, text in fixed.items() if not key.startswith("safety.")]
        counts = [self.count(n) for n in range(1, (target_reps or 20) + 1)]
        feedback = spec.feedback().values()
        cues = [text for one in feedback for text in (one.cue, one.alternative_cue)]
        prompts = [prompt.text for prompt in spec.prescription.prompts]
        praise = [one.praise for one in feedback if one.praise]
        texts = (*safety, *counts, *self._endings(target_reps), *cues, *prompts, *others, *self.praise_clean, *praise)
        return list(dict.fromkeys(texts))

    def _endings(self, target_reps: int) -> list[str]:
        last = ((2, "count.last_two"), (1, "count.last_one"))
        return [f"{self.count(target_reps - left)}. {self.phrases[key]}" for left, key in last if target_reps > left]


def languages() -> list[str]:
    """Return the codes of the languages there are."""
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__) if len(module.name) == CODE_LETTERS)


def load(language: str = ENGLISH) -> Catalogue:
    """Return the phrases of a language; a sentence that it lacks is English.

    Raises
    ------
    PosecoachError
        If there is no such language.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise PosecoachError(f"There are no phrases in language {language!r}; choose one of: {known}.")
    catalogue = _of_module(language)
    if language == ENGLISH:
        return catalogue
    return replace(catalogue, phrases={**_of_module(ENGLISH).phrases, **catalogue.phrases})


def _of_module(language: str) -> Catalogue:
    catalogue = importlib.import_module(f"posecoach.phrases.{language}").CATALOGUE
    assert isinstance(catalogue, Catalogue)
    return catalogue


def wording_problems(text: str, forbidden: frozenset[str]) -> list[str]:
    """Return what is wrong with a short cue, as sentences; empty if nothing is.

    Parameters
    ----------
    forbidden
        Lower-case words of the language that must not occur (see :class:`Catalogue`).
    """
    words = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", text.replace("’", "'"))
    problems = [] if 0 < len(words) <= MAX_CUE_WORDS else [f"{len(words)} words, wanted 1 to {MAX_CUE_WORDS}"]
    problems += [f"says {word!r}" for word in words if word.lower() in forbidden]
    if text != text.strip() or "{" in text:
        problems.append("has a blank at an end or a placeholder")
    return problems
