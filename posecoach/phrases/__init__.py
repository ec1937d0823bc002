"""Everything the coach can say, by id. A language is one module of this package with one ``CATALOGUE``.

The sentences of a session are looked up here and handed to the cue policy and the voice as data, so neither of them
knows a word. Rules for short cues (exercises.md 11.7): at most six words, what to do rather than what not to do,
calm, and words that a lay person uses; :func:`wording_problems` checks them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from posecoach.core.errors import PosecoachError

MAX_CUE_WORDS = 6
"""Longest correction that is taken in while moving (exercises.md 11.7)."""

CueTexts = tuple[str, str]
"""A correction and its other wording, used once when the first did not help."""


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
    cues
        Corrections by ``"exercise.fault"``.
    praise
        What is said when a fault that was corrected has gone, by fault id, in any exercise.
    praise_clean
        Said in turn after several clean repetitions.
    strengths
        What went well in a set, by fault id that did not occur, for the summary.
    forbidden
        Words that must not be in a cue: negative ones and jargon.
    """

    language: str
    counts: tuple[str, ...]
    phrases: Mapping[str, str]
    cues: Mapping[str, CueTexts]
    praise: Mapping[str, str]
    praise_clean: tuple[str, ...]
    strengths: Mapping[str, str]
    forbidden: frozenset[str]

    def say(self, id: str, **values: object) -> str:
        """Return the sentence of ``id`` with its placeholders filled in."""
        return self.phrases[id].format(**values)

    def count(self, number: int) -> str:
        """Return a number as it is counted aloud; beyond the words, as digits."""
        return self.counts[number - 1] if 1 <= number <= len(self.counts) else str(number)

    def number(self, value: int) -> str:
        """Return a number from 0 on as a word."""
        return self.say("number.zero") if value == 0 else self.count(value)

    def exercise_cues(self, exercise: str) -> dict[str, CueTexts]:
        """Return the corrections of one exercise by fault id."""
        prefix = f"{exercise}."
        return {key.removeprefix(prefix): texts for key, texts in self.cues.items() if key.startswith(prefix)}

    def short_texts(self) -> Iterator[tuple[str, str]]:
        """Yield id and text of everything that is said while somebody moves."""
        for key, texts in self.cues.items():
            yield from ((key, text) for text in texts)
        yield from self.praise.items()
        yield from ((f"praise_clean.{i}", text) for i, text in enumerate(self.praise_clean))

    def to_prepare(self, exercise: str, target_reps: int = 0, also: Iterable[str] = ()) -> list[str]:
        """Return what may be said in a session of ``exercise`` word for word, most urgent first.

        Parameters
        ----------
        target_reps
            Repetitions of a set; with these the announcements of the last two are included. 0: not known.
        also
            Further corrections, in the wording of the exercise itself.
        """
        fixed = {key: text for key, text in self.phrases.items() if "{" not in text}
        safety = [text for key, text in fixed.items() if key.startswith("safety.")]
        others = [text for key, text in fixed.items() if not key.startswith("safety.")]
        counts = [self.count(n) for n in range(1, (target_reps or 20) + 1)]
        endings = self._endings(target_reps)
        cues = [text for texts in self.exercise_cues(exercise).values() for text in texts]
        return list(dict.fromkeys([*safety, *counts, *endings, *cues, *also, *others, *self.praise_clean,
                                   *self.praise.values()]))  # fmt: skip

    def _endings(self, target_reps: int) -> list[str]:
        last = ((2, "count.last_two"), (1, "count.last_one"))
        return [f"{self.count(target_reps - left)}. {self.phrases[key]}" for left, key in last if target_reps > left]


def languages() -> list[str]:
    """Return the codes of the languages there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def load(language: str = "en") -> Catalogue:
    """Return the phrases of a language.

    Raises
    ------
    PosecoachError
        If there is no such language.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise PosecoachError(f"There are no phrases in language {language!r}; choose one of: {known}.")
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
