"""What a person hears before an exercise, sentence by sentence, each with the time it takes to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from posecoach.core.dose import Dose
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases import Catalogue

SPOKEN_WPM = 150.0
"""Calm speech; the voice's own rate is 165 words a minute."""
PAUSE_S = 1.2
"""After each sentence, to look up and do it."""
LONGEST_S = 12.0
"""No sentence is longer without a pause."""


class Illustration(Enum):
    """What is shown beside a sentence: the exercise, or where the camera stands."""

    DEMO = auto()
    CAMERA = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """One sentence, spoken and written, with an illustration or without."""

    title: str
    text: str
    illustration: Illustration | None = Illustration.DEMO

    @property
    def duration_s(self) -> float:
        """How long it is shown: to be said, and a moment."""
        return spoken_s(self.text) + PAUSE_S


def spoken_s(text: str) -> float:
    """Return about how long a sentence takes to say, seconds."""
    return 0.4 + len(text.split()) * 60.0 / SPOKEN_WPM


def safety_pages(words: Catalogue) -> list[Page]:
    """Return what is said once a session."""
    phrases = ("not_medical", "red_flags", "see_doctor", "see_doctor_too", "intro", "hands")
    return [Page(words.say("safety.title"), words.say(f"safety.{phrase}"), None) for phrase in phrases]


def guide_pages(spec: ExerciseSpec, words: Catalogue, load_level: int = 0) -> list[Page]:
    """Return what is said before an exercise: purpose, things needed, set-up, camera, when to stop or not to begin.

    ``load_level`` is the number of the band or weight to take; 0 = nothing is said of it.
    """
    guide, title = spec.guide, spec.name
    pages = [Page(title, guide.purpose)]
    if guide.equipment:
        pages.append(Page(title, words.say("guide.equipment", things=words.listed(guide.equipment))))
    if load_level > 1:
        pages.append(Page(title, words.say("guide.load", level=load_level)))
    pages += _avoid_pages(spec, words)
    pages += [Page(title, sentence) for sentence in guide.set_up]
    pages.append(Page(title, guide.camera, Illustration.CAMERA))
    if spec.led_by_timer:
        pages.append(Page(title, words.say("guide.led_by_timer"), None))
    return pages + _stop_pages(spec, words)


def first_time_pages(spec: ExerciseSpec, words: Catalogue, informed: frozenset[str]) -> list[Page]:
    """Return what a person must know before an exercise whose risks they have not heard.

    ``informed`` are the exercises whose risks they have; with the first of them came what is true of all.
    """
    if spec.id in informed:
        return []
    return [*([] if informed else safety_pages(words)), *_avoid_pages(spec, words), *_stop_pages(spec, words)]


def _avoid_pages(spec: ExerciseSpec, words: Catalogue) -> list[Page]:
    return [Page(spec.name, words.say("guide.avoid", what=w), None) for w in _in_breaths(spec.guide.avoid_if, words)]


def _stop_pages(spec: ExerciseSpec, words: Catalogue) -> list[Page]:
    return [Page(spec.name, words.say("guide.stop", what=w), None) for w in _in_breaths(spec.guide.stop_if, words)]


def _in_breaths(items: tuple[str, ...], words: Catalogue) -> list[str]:
    """Join items to sentences that are not longer than a breath."""
    sentences: list[str] = []
    current: list[str] = []
    for item in items:
        if current and spoken_s(words.say("guide.avoid", what=", ".join([*current, item]))) > 0.7 * LONGEST_S:
            sentences.append(", ".join(current))
            current = []
        current.append(item)
    return [*sentences, ", ".join(current)] if items else []


def phrases_of(items: Iterable[tuple[ExerciseSpec, Dose]], words: Catalogue) -> list[str]:
    """Return everything that may be said word for word, in about the order in which it is needed."""
    said = [page.text for page in safety_pages(words)]
    for spec, dose in items:
        said += [page.text for page in guide_pages(spec, words, dose.load_level)]
        said += words.to_prepare(spec, dose.reps)
    return list(dict.fromkeys(said))
