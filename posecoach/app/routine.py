"""The whole routine at the camera: a technique after the other, with what is kept of the person."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from posecoach.app.keeping import Keeper
from posecoach.app.live import LiveOptions, LiveOutcome, Staging, make_coach, plan_for, run_leader
from posecoach.app.loop import Leader
from posecoach.coaching.coach import Coach
from posecoach.coaching.guide_pages import guide_pages, safety_pages
from posecoach.coaching.routine import RoutineCoach
from posecoach.coaching.routine_plan import Item
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Event, SessionEnded, SessionStarted, TechniqueEnded
from posecoach.core.vocabulary import EndReason
from posecoach.phrases import Catalogue
from posecoach.sinks.event_log import read_log
from posecoach.sources.live import LiveSource

ROUTINE = "routine"
"""Name of a routine's session in logs."""
_NAME = re.compile(rf"_{ROUTINE}(-\d+)?$")
FINISHED = (EndReason.DONE, EndReason.SKIPPED)
RESUME_WITHIN = datetime.timedelta(hours=12)
"""An older interrupted routine is begun anew."""


def run_routine(
    items: Sequence[Item], options: LiveOptions, keeper: Keeper, done: frozenset[str] = frozenset()
) -> LiveOutcome:
    """Lead through the techniques; ``done`` are those of an interrupted session that are passed over.

    Raises
    ------
    PosecoachError
        If model, source or an output cannot be used.
    """
    coaches: dict[str, Coach] = {}

    def make(words: Catalogue, source: LiveSource) -> Leader:
        def coach_of(item: Item) -> Coach:
            exercise = item.spec.id
            its_options = replace(options, session_number=keeper.session_number(exercise))
            plan = plan_for(item.plan, source, options)
            coaches[exercise] = make_coach(item.spec, plan, words, its_options, keeper.reference(exercise))
            return coaches[exercise]

        asked = bool(done) or not keeper.sessions()  # a routine that goes on, or the first one: nothing to ask about
        return RoutineCoach(items, coach_of, words, Speaker(words), done, ask_day_after=not asked)

    silhouette = any(item.spec.needs_silhouette for item in items)
    staging = Staging("routine", ROUTINE, silhouette, lambda words: phrases_of(items, words))
    outcome = run_leader(make, staging, options)
    references = {e: c.reference for e, c in coaches.items() if c.reference is not None}
    return replace(outcome, references=references, told=frozenset(coaches))


def phrases_of(items: Iterable[Item], words: Catalogue) -> list[str]:
    """Return everything that may be said word for word, in about the order in which it is needed."""
    said = [page.text for page in safety_pages(words)]
    for item in items:
        said += [page.text for page in guide_pages(item.spec, words, item.plan.load_level)]
        said += words.to_prepare(item.spec.id, item.plan.reps)
    return list(dict.fromkeys(said))


def interrupted(logs: Sequence[Path], now: datetime.datetime) -> frozenset[str]:
    """Return the techniques that were finished in a routine that was broken off lately, maybe more than once."""
    finished: set[str] = set()
    for log in reversed([log for log in logs if _NAME.search(log.stem)]):
        events = read_log(log)
        if not _is_fresh(events, now) or _was_completed(events):
            break
        finished |= {e.exercise for e in events if isinstance(e, TechniqueEnded) and e.reason in FINISHED}
    return frozenset(finished)


def _is_fresh(events: Sequence[Event], now: datetime.datetime) -> bool:
    started = next((e for e in events if isinstance(e, SessionStarted)), None)
    if started is None or not started.started_at:
        return False
    return now - datetime.datetime.fromisoformat(started.started_at) <= RESUME_WITHIN


def _was_completed(events: Sequence[Event]) -> bool:
    return any(isinstance(e, SessionEnded) and e.reason is EndReason.PLAN_DONE for e in events)
