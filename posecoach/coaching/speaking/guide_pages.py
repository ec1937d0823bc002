"""What a person hears before an exercise, sentence by sentence, each with the time it takes to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.speaking.talk import spoken_s
from posecoach.core.dose import DoseChange
from posecoach.core.prescription import TimedPart
from posecoach.core.skeleton import SIDES
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import Catalogue
from posecoach.phrases.dose_words import spoken_dose

PAUSE_S = 1.2
"""After each sentence, to look up and do it."""
LONGEST_S = 12.0
"""No sentence is longer without a pause."""


MOST_OF_A_BREATH_S = 0.75 * LONGEST_S
"""A list is harder to take in than a sentence; a longer one goes on in another."""
SET_AN_ALARM_S = 20.0
"""Time to set an alarm, for somebody who hears no voice and whom nothing could wake."""


MAY_BE_NEW = "doctor_first"
"""The page of what may be new on any day and sends to a doctor before anything else; short enough for every time."""
DOCTOR_FIRST = "safety.doctor_first"
STOP_SHORT, AVOID_SHORT = "safety.stop_short", "safety.avoid_short"
WARNINGS = {
    "red_flags": "safety.urgent",
    "see_doctor": "safety.urgent",
    "see_doctor_too": DOCTOR_FIRST,
    "intro": STOP_SHORT,
}
"""Pages on when to see a doctor and when to stop, with the short words for somebody who turns them at once."""
STOPPING = ("safety.stop_pain", "safety.see_professional", "safety.sorer", "safety.not_today")
"""Sentences that stop somebody."""


class Illustration(Enum):
    """What is shown beside a sentence: the exercise, or where the camera stands."""

    DEMO = auto()
    CAMERA = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """One sentence, spoken and written, with an illustration or without.

    Attributes
    ----------
    warning
        What is heard of it though it is turned before it was read out: short words of safety. Empty: nothing.
    """

    title: str
    text: str
    illustration: Illustration | None = Illustration.DEMO
    least_s: float = 0.0
    warning: str = ""

    @property
    def duration_s(self) -> float:
        """How long it is shown, seconds: to be said, and a moment; no shorter than ``least_s``."""
        return max(self.least_s, spoken_s(self.text) + PAUSE_S)


def safety_pages(words: Catalogue, *, known: bool = False) -> list[Page]:
    """Return what is said once a session; ``known``: to somebody who has heard it before, in short words."""
    phrases = ("intro", MAY_BE_NEW) if known else ("not_medical", *WARNINGS, "hands")
    return [_safety_page(phrase, words) for phrase in phrases]


def _safety_page(phrase: str, words: Catalogue) -> Page:
    short = DOCTOR_FIRST if phrase == MAY_BE_NEW else WARNINGS.get(phrase)
    warning = "" if short is None else words.say(short)
    return Page(words.say("safety.title"), words.say(f"safety.{phrase}"), None, warning=warning)


def guide_pages(item: PlannedExercise, words: Catalogue, *, known: bool = False) -> list[Page]:
    """Return what is said before an exercise.

    What it is for and who leaves it out, how much of it, things needed, when to stop, where the camera stands, what to
    check, and finally how to begin: somebody who has lain down cannot move a camera.

    Parameters
    ----------
    item
        The exercise and how much of it is planned; where that is open nothing is said of it.
    known
        For somebody who knows the exercise: without its purpose and who should leave it out, and of how to do it only
        what to check or, where there is nothing, the position to begin in.
    """
    spec = item.spec
    guide, title = spec.guide, spec.name
    pages = [] if known else [Page(title, guide.purpose), *_avoid_pages(spec, words)]
    pages += [Page(title, sentence) for sentence in _dose_sentences(item, words)]
    if guide.equipment:
        pages.append(Page(title, words.say("guide.equipment", things=words.listed(guide.equipment))))
    pages += _stop_pages(spec, words)
    where = guide.camera[:1].lower() + guide.camera[1:]
    pages.append(Page(title, words.say("guide.camera", where=where), Illustration.CAMERA))
    if spec.prescription.led_by_timer and not known:
        pages.append(Page(title, words.say("guide.led_by_timer"), None))
    checks = _check_pages(spec)
    known_begin = () if checks else guide.set_up[:1]
    return [*pages, *checks, *(Page(title, sentence) for sentence in (known_begin if known else guide.set_up))]


def part_pages(title: str, part: TimedPart) -> tuple[Page, Page]:
    """Return what is said before the part that the clock leads, and after it, before the sets."""
    return Page(title, part.begin), Page(title, part.then)


def part_again(part: TimedPart, words: Catalogue) -> str:
    """Return what is said in the rest before the part that the clock leads comes once more."""
    return words.say("guide.first_part_again", name=part.name)


def unheard_page(spec: ExerciseSpec, text: str) -> Page:
    """Return what is shown where no voice is heard, before an exercise in which it may have to wake somebody."""
    return Page(spec.name, text, None, SET_AN_ALARM_S)


def change_phrase(change: DoseChange) -> str:
    """Return the id of the sentence that says why a dose is another one than last time."""
    return f"dose_change.{change}"


def _dose_sentences(item: PlannedExercise, words: Catalogue) -> list[str]:
    """Return how much is planned, what comes first, why it is another dose than last time, and a heavier load."""
    how_much = spoken_dose(item.dose, item.rest_s, words)
    said = [words.say("guide.dose", what=how_much)] if how_much else []
    if (part := item.first_part) is not None:
        time = spoken_dose(part.dose, 0.0, words)
        said.append(words.say("guide.first_part", what=time, name=part.name))
    if item.change is not None:
        said.append(words.say(change_phrase(item.change)))
    if item.dose.load_level > 1:
        said.append(words.say("guide.load", level=item.dose.load_level))
    return said


def first_time_pages(spec: ExerciseSpec, words: Catalogue, informed: frozenset[str]) -> list[Page]:
    """Return what a person must know before an exercise whose risks they have not heard.

    ``informed`` are the exercises whose risks they have; with the first of them came what is true of all, of which what
    may be new today is said again.
    """
    common = [_safety_page(MAY_BE_NEW, words)] if informed else safety_pages(words)
    if spec.id in informed:
        return common
    return [*common, *_avoid_pages(spec, words), *_stop_pages(spec, words), *_check_pages(spec)]


def _check_pages(spec: ExerciseSpec) -> list[Page]:
    guide = spec.guide
    return [Page(spec.name, guide.check, warning=guide.check)] if guide.check else []


def _avoid_pages(spec: ExerciseSpec, words: Catalogue) -> list[Page]:
    return _list_pages(spec.name, "guide.avoid", spec.guide.avoid_if, words, AVOID_SHORT)


def _stop_pages(spec: ExerciseSpec, words: Catalogue) -> list[Page]:
    return _list_pages(spec.name, "guide.stop", spec.guide.stop_if, words, STOP_SHORT)


def _list_pages(title: str, phrase: str, items: tuple[str, ...], words: Catalogue, short: str) -> list[Page]:
    """Return sentences that name all items, each no longer than most of a breath; ``short`` says it in short words."""
    sentences: list[str] = []
    current: list[str] = []
    for item in items:
        longer = words.say(phrase, what="; ".join([*current, item]))
        if current and spoken_s(longer) > MOST_OF_A_BREATH_S:
            sentences.append(words.say(phrase, what="; ".join(current)))
            current = []
        current.append(item)
    if current:
        sentences.append(words.say(phrase, what="; ".join(current)))
    return [Page(title, sentence, None, warning=words.say(short)) for sentence in sentences]


def warnings_of(items: Iterable[PlannedExercise], words: Catalogue) -> list[str]:
    """Return everything that is said even where the voice is off."""
    specs = [item.spec for item in items]
    prompts = [p.text for spec in specs for p in spec.prescription.prompts if p.priority is Priority.SAFETY]
    urgent = [f.feedback for spec in specs for f in spec.all_faults() if f.priority is Priority.SAFETY]
    cues = [text for one in urgent for text in (one.cue, one.alternative_cue)]
    return list(dict.fromkeys([*cues, *prompts, *(words.say(phrase) for phrase in STOPPING)]))


def phrases_of(items: Iterable[PlannedExercise], words: Catalogue) -> list[str]:
    """Return everything that may be said word for word, in about the order in which it is needed."""
    said = [page.text for page in safety_pages(words)]
    for item in items:
        said += [page.text for page in guide_pages(item, words)]
        if (part := item.first_part) is not None:
            said += [*(page.text for page in part_pages(item.spec.name, part)), part.reminder, part_again(part, words)]
        said += [*_sides(item.spec, words), item.spec.guide.between_sets, hold_cue(item, words)]
        said += words.to_prepare(item.spec, item.dose.reps)
    return list(filter(None, dict.fromkeys(said)))


def hold_cue(item: PlannedExercise, words: Catalogue) -> str:
    """Return what is said to somebody who lets go of repetitions too early; empty where they are not held."""
    hold_s = item.dose.hold_s if item.spec.cycle is not None else 0.0
    return words.say("hold.each", seconds=round(hold_s)) if hold_s > 0 else ""


def _sides(spec: ExerciseSpec, words: Catalogue) -> list[str]:
    """Return what may be said of the sides of the spine; see ``side_said`` of a practice."""
    spots = ("spot.sorest", "spot.spared") if spec.presses_spots else ()
    return [f"{words.say(f'spot.{side}')} {words.say(spot)}" for spot in spots for side in SIDES]
