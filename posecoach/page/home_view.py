"""What the first page says: what is due today, how it goes, and the one thing to change. Pure."""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Person
from posecoach.coaching.speaking.guide_pages import guide_pages, part_pages, safety_pages
from posecoach.core.events import Event, ExerciseStarted, SessionEnded, SetEnded
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, PainMoment
from posecoach.phrases.catalogue import Catalogue, Controls, load
from posecoach.phrases.dose_words import written_dose
from posecoach.progress.dose import hurt_last_time, spots_worse_last_time
from posecoach.progress.duration import dose_duration_s
from posecoach.progress.figures import worked
from posecoach.progress.left_out import hurt_today, of_today
from posecoach.progress.record import SessionRecord
from posecoach.progress.trends import Trend, TrendChange, TrendMeasure, pain_trends
from posecoach.progress.words import day_words, so_far_words

QUESTIONS_S = 20.0
"""To say how it feels before and after."""
SHOWN_PAINS = 10
"""Answers in the small picture of pain; a month at three times a week has 13."""


@dataclass(frozen=True, slots=True)
class Due:
    """A session that can be begun now: its exercises with their doses in words, and what it takes."""

    exercises: tuple[tuple[str, str, str], ...]
    """Id, name, dose; of one that is left out none."""
    reasons: tuple[str, ...]
    """Why each dose is what it is, empty where a plan says so; one reason that holds for all stands there once."""
    minutes: int
    """With what is explained before and asked."""
    things: tuple[str, ...]
    to_do: bool = True
    """Whether any of it is not left out."""

    @property
    def explained(self) -> frozenset[str]:
        """Exercises, by id, of which it is said why there is so much of them, or none."""
        whys = self.reasons * len(self.exercises) if len(self.reasons) == 1 else self.reasons
        return frozenset(exercise for (exercise, _, _), why in zip(self.exercises, whys, strict=True) if why)


@dataclass(frozen=True, slots=True)
class PainGlance:
    """Pain at a glance: the last answers before sessions, 0 to 10, and what has become of it in words."""

    answers: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the first page.

    Attributes
    ----------
    listed, lists_doses
        The session whose exercises are listed, each with why, and whether they are: to whom was told to rest, no doses.
    streak
        How regularly the person comes, in words.
    hurt
        Which exercises hurt last time or made a spot worse, where the list does not say it; empty: none did.
    change
        The one thing to change and its exercise, as said at the end of the last set; empty if there was nothing.
    last_words
        When the last session was, and how many there were; empty before the first one.
    done_today
        Whether something was done today.
    stopped_today
        Whether a session was stopped today for pain, or not begun because of it, and nothing was done since.
    left, left_kind
        What is left of a routine that was broken off lately, and which it was; None and empty: nothing is.
    express_first
        Whether the express routine is the better way to begin.
    """

    due: Due
    express: Due
    listed: Due
    streak: str
    pain: PainGlance
    hurt: str
    change: str
    last_words: str
    done_today: bool
    express_first: bool
    left: Due | None = None
    left_kind: str = ""
    stopped_today: bool = False
    lists_doses: bool = True


def due_of(items: Sequence[PlannedExercise], person: Person, reasons: Mapping[str, str]) -> Due:
    """Return a session as the page shows it.

    Parameters
    ----------
    person
        Somebody who knows an exercise hears less before it; what is left out takes no time and needs nothing.
    reasons
        Why a dose is what it is, or an exercise is left out, by exercise.
    """
    words, to_do = load(), person.to_do(items)
    things = dict.fromkeys(thing for item in to_do for thing in item.spec.guide.equipment)
    why = tuple(reasons.get(item.spec.id, "") for item in items)
    return Due(
        tuple((item.spec.id, item.spec.name, _dose_words(item, words) if item in to_do else "") for item in items),
        why[:1] if len(why) > 1 and len(set(why)) == 1 else why,
        max(1, round(duration_s(to_do, person) / 60)),
        tuple(things),
        bool(to_do),
    )


def _dose_words(item: PlannedExercise, words: Catalogue) -> str:
    """Return how much of an exercise is planned, with the part that the clock leads before it."""
    how_much, part = written_dose(item.dose_left, item.rest_s, words), item.first_part
    if part is None:
        return how_much
    time = written_dose(part.dose, 0.0, words)
    return words.say("written_dose.first_part", time=time, name=part.name, what=how_much)


def duration_s(items: Sequence[PlannedExercise], person: Person) -> float:
    """Return about how long a session takes that leads through exercises, seconds."""
    words, known = load().naming(Controls.BUTTONS), {item.spec.id: person.knows(item.spec.id) for item in items}
    pages = safety_pages(words, known=any(known.values()))
    done_s = 0.0
    for item in items:
        pages += guide_pages(item, words, known=known[item.spec.id])
        done_s += dose_duration_s(item.dose_left, item.rest_s, sum(item.spec.prescription.tempo_s))
        if (part := item.first_part) is not None:
            pages += part_pages(item.spec.name, part)
            done_s += part.times * part.duration_s + (part.times - 1) * item.rest_s
    return done_s + sum(page.duration_s for page in pages) + QUESTIONS_S


def pain_glance(sessions: Sequence[SessionRecord]) -> PainGlance:
    """Return the pain before sessions at a glance."""
    answers = [pain for s in sessions if (pain := s.pain(PainMoment.BEFORE)) is not None]
    trend = next((t for t in pain_trends(sessions) if t.measure is TrendMeasure.PAIN_BEFORE), None)
    words = _pain_words(answers, trend) if answers or not sessions else "no answer yet"
    return PainGlance(tuple(answers[-SHOWN_PAINS:]), words)


def _pain_words(answers: Sequence[int], trend: Trend | None) -> str:
    if not answers:
        return "not asked yet"
    if trend is None or trend.change is TrendChange.TOO_FEW or not math.isfinite(trend.lately):
        return f"{answers[-1]} of 10 last time"
    before, now = f"{trend.first:g}", f"{trend.lately:g}"  # two answers may have a half between them
    match trend.change:
        case TrendChange.LESS:
            return f"clearly less: from {before} to {now}"
        case TrendChange.MORE:
            return f"clearly more: from {before} to {now}"
    return f"about the same: {now} of 10"


def hurt_words(
    specs: Sequence[ExerciseSpec], listed: Due | None, sessions: Sequence[SessionRecord], now: datetime.datetime
) -> str:
    """Return what hurt or made a spot worse last time, of exercises of which the list says nothing, or only the one."""
    untold = [spec for spec in specs if listed is None or spec.id not in listed.explained]
    worse = [spec for spec in specs if spec in untold or hurt_last_time(spec, sessions)]
    return " ".join(filter(None, (hurt_sentence(untold, sessions, now), worse_sentence(worse, sessions))))


def hurt_sentence(specs: Sequence[ExerciseSpec], sessions: Sequence[SessionRecord], now: datetime.datetime) -> str:
    """Return which exercises hurt when they were done last, and what comes of it; empty: none did."""
    hurt = [spec for spec in specs if hurt_last_time(spec, sessions)]
    earlier = [spec.name for spec in hurt if not hurt_today(spec, sessions, now)]
    lately = [spec.name for spec in hurt if spec.name not in earlier]
    said = []
    if earlier:
        said.append(f"{load().listed(earlier)} hurt last time: today there is less of {_it_or_them(earlier)}.")
    if lately:
        said.append(f"{load().listed(lately)} hurt today: the routine leaves {_it_or_them(lately)} out until tomorrow.")
    return " ".join(said)


def _it_or_them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def worse_sentence(specs: Sequence[ExerciseSpec], sessions: Sequence[SessionRecord]) -> str:
    """Return that pressing made a spot worse last time, and what comes of it; empty: it did not."""
    names = [spec.name for spec in specs if spots_worse_last_time(spec, sessions)]
    if not names:
        return ""
    return (
        f"{load().listed(names)}: a spot got worse last time. Leave it out; today's holds are shorter. Press lighter."
    )


def change_last_time(sessions: Iterable[Sequence[Event]], names: Mapping[str, str], left_out: Collection[str]) -> str:
    """Return the one thing to change that the last session came to in which a set was done; see :func:`change_of`.

    ``sessions`` are the events of each, the last one first. After one that was stopped for pain nobody is corrected.
    """
    done = next((events for events in sessions if any(isinstance(event, SetEnded) for event in events)), ())
    hurt = any(isinstance(event, SessionEnded) and event.reason is EndReason.STOPPED_FOR_PAIN for event in done)
    return "" if hurt else change_of(done, names, left_out)


def change_of(events: Sequence[Event], names: Mapping[str, str], left_out: Collection[str] = ()) -> str:
    """Return the one thing to change that the last set of a session came to, and in which exercise; empty: nothing.

    ``names`` are those of the exercises, by id; ``left_out`` are those in which nothing is to be changed today.
    """
    exercise = change = ""
    for event in events:
        if isinstance(event, ExerciseStarted):
            exercise = event.exercise
        elif isinstance(event, SetEnded) and event.priority and exercise not in left_out:
            name = names.get(exercise, exercise)
            change = f"{event.priority.rstrip('.')} ({name})" if name else event.priority
    return change


def done_today(sessions: Sequence[SessionRecord], now: datetime.datetime) -> bool:
    """Return whether something was done today."""
    return any(worked(session) and of_today(session, now) for session in sessions)


def last_session_words(sessions: Sequence[SessionRecord], today: datetime.date) -> str:
    """Return when the last session was in which anything was done, and how many there were."""
    done = [session for session in sessions if worked(session)]
    last = max((session.day for session in done if session.day <= today), default=None)  # the clock may have been wrong
    if last is None:
        return ""
    when = {0: "today", 1: "yesterday"}.get((today - last).days, day_words(last, today))
    return f"{when}. {so_far_words(done)}"
