"""The first page: what is due today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.app.live.resume import interrupted
from posecoach.app.person_files import PersonFiles
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Person
from posecoach.history.user_names import users
from posecoach.page.activities.session_choice import (
    SessionChoice,
    SessionKind,
    begins_with_express,
    broken_off,
    exercise_choices,
    items_of,
)
from posecoach.page.context import PageContext
from posecoach.page.home_view import (
    Due,
    HomeView,
    change_last_time,
    done_today,
    due_of,
    hurt_words,
    last_session_words,
    pain_glance,
)
from posecoach.page.responses import context_of, html, redirect
from posecoach.phrases.catalogue import load
from posecoach.progress.left_out import day_of, stopped_today
from posecoach.progress.record import SessionRecord
from posecoach.progress.streak import streak
from posecoach.progress.words import REST_TODAY, streak_words
from posecoach.registry import exercises
from posecoach.sources.recorded.log_file import readable_events
from posecoach.system import wall_clock

LOOKED_AT = 10
"""Sessions, the last ones, in which the one thing to change is looked for."""


def home(request: Request) -> Response:
    """Show the first page; somebody new is asked who they are first."""
    context, known = context_of(request), users()
    if not known:
        return redirect(request, "/start")
    if context.user not in known and not context.session:  # deleted elsewhere
        context.switch_to_remaining_person()
    return html(
        request,
        "home.html",
        home=home_view(context),
        rest_today=REST_TODAY,
        exercises=exercise_choices(),
        model_available=context.model.available,
    )


def home_view(context: PageContext) -> HomeView:
    """Return what the first page says to the person whose turn it is."""
    files, moment = context.files, wall_clock.now()
    today = moment.date()
    known, logs = exercises(), files.profile.logs()
    every, sessions = files.outlines(), files.sessions(today, known)
    day = day_of(sessions, moment)
    routine = items_of(SessionChoice(SessionKind.ROUTINE), files, day, sessions)
    express = items_of(SessionChoice(SessionKind.EXPRESS), files, day, sessions)
    left_kind, left = broken_off(interrupted(logs, moment), routine, express) or ("", [])
    person = files.person([*routine, *express], today, now=moment)
    due = partial(_due, files, day, sessions)
    whole, short = due(routine, person), due(express, person)
    rest = due(left, files.person(left, today, goes_on=True, now=moment)) if left else None
    rest = rest if rest is not None and rest.to_do else None
    short_first = begins_with_express(files, every)
    listed = rest or (short if short_first else whole)
    stopped = stopped_today(every, moment)
    lists_doses = not stopped or not listed.to_do
    last_ones = map(readable_events, reversed(logs[-LOOKED_AT:]))
    return HomeView(
        due=whole,
        express=short,
        listed=listed,
        streak=streak_words(streak(every, today)),
        pain=pain_glance(every),
        hurt=hurt_words([item.spec for item in routine], listed if lists_doses else None, sessions, moment),
        change=change_last_time(last_ones, dict(exercise_choices()), person.left_out),
        last_words=last_session_words(every, today),
        done_today=done_today(every, moment),
        express_first=short_first,
        left=rest,
        left_kind=left_kind,
        stopped_today=stopped,
        lists_doses=lists_doses,
    )


def _due(
    files: PersonFiles,
    today: datetime.date,
    sessions: Sequence[SessionRecord],
    items: Sequence[PlannedExercise],
    person: Person,
) -> Due:
    """Return a session as the page shows it: why something is left out, and why a dose follows from the history."""
    words, reasons = load(), {}
    for item in items:
        by_history, why = files.plan(item.spec, today, sessions)
        if left_out := person.left_out.get(item.spec.id):
            reasons[item.spec.id] = words.say(left_out, name=item.spec.name)
        elif item.sets_told:
            reasons[item.spec.id] = words.say(item.sets_told, done=item.sets_done, sets=item.dose.sets)
        elif not item.begun and by_history.dose == item.dose:
            reasons[item.spec.id] = " ".join(why)
    return due_of(items, person, reasons)


ROUTES = (Route("/", home),)
