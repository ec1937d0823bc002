"""One exercise of a session as a script: what to know, into position, its sets and the rests between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from posecoach.coaching.planning.plan import PlannedExercise, started
from posecoach.coaching.requests import Hurts, Quit, Skipped
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.sets.set_log import SetLog
from posecoach.coaching.setting import Guidance, Setting
from posecoach.coaching.speaking.guide_pages import (
    Page,
    change_phrase,
    first_time_pages,
    guide_pages,
    part_again,
    part_pages,
    unheard_page,
)
from posecoach.coaching.steps.calibration import Calibration
from posecoach.coaching.steps.countdown import Countdown
from posecoach.coaching.steps.framing import Framing
from posecoach.coaching.steps.pages import Pages
from posecoach.coaching.steps.rest import Rest
from posecoach.coaching.steps.spot_rest import SpotRest
from posecoach.coaching.steps.spot_work import SpotWork
from posecoach.coaching.steps.step import Ending, Note, Steps, run
from posecoach.coaching.steps.timed_work import TimedWork
from posecoach.coaching.steps.work import Work
from posecoach.core.events import ExerciseEnded
from posecoach.core.vocabulary import EndReason

CALIBRATED_WORDS_S = 3.0
"""Before the counting in after the guided repetitions: "Thank you. I know your range now." takes 2.2 s."""


def exercise(item: PlannedExercise, setting: Setting) -> Steps[Ending]:
    """Lead through one exercise: what to know, into position, sets and rests. The ending is NEXT if it was skipped."""
    practice = setting.practice(item)
    ended = partial(ExerciseEnded, exercise=item.spec.id)
    setting.practices.append(practice)
    yield Note(partial(started, item), *setting.next_up(item))
    try:
        yield from _guide(item, practice, setting)
        if setting.warnings_unheard and setting.conduct.waits and item.spec.may_have_to_wake:
            page = unheard_page(item.spec, setting.words.say(setting.alarm_phrase))
            yield read([page], setting, at_once=setting.conduct.at_once)
        yield from _first_part(item, practice, setting)
        yield from sets(practice, setting)
    except Skipped:
        yield Note(lambda t_s: ended(t_s=t_s, reason=EndReason.SKIPPED), setting.speaker.saying("session.skipped"))
        return Ending.NEXT
    except Quit:
        yield Note(lambda t_s: ended(t_s=t_s, reason=EndReason.STOPPED))
        raise
    except Hurts:
        yield Note(lambda t_s: ended(t_s=t_s, reason=EndReason.STOPPED_FOR_PAIN))
        raise
    yield Note(lambda t_s: ended(t_s=t_s, reason=EndReason.DONE))
    return Ending.DONE


def _first_part(item: PlannedExercise, practice: Practice, setting: Setting) -> Steps[None]:
    """Lead through what comes before the sets; not where a clip takes the place of a camera, which shows none of it."""
    whole, part = item.spec.prescription.first_part, item.first_part
    if whole is None or not setting.conduct.waits:
        return
    before, after = part_pages(item.spec.name, whole)
    if part is not None:
        yield read([before], setting)
        for number in range(part.times):
            if number:
                yield Rest(practice, part_again(part, setting.words))
            yield TimedWork(practice, part)
    yield read([after], setting)


def _guide(item: PlannedExercise, practice: Practice, setting: Setting) -> Steps[None]:
    """Show what to know of an exercise."""
    words, conduct = setting.words, setting.conduct
    if conduct.guidance is Guidance.FULL:
        yield read(guide_pages(item, words, known=setting.person.knows(item.spec.id)), setting)
        practice.informed = True
    elif conduct.guidance is Guidance.FIRST_TIME:
        if item.change is not None:
            yield Note(setting.speaker.saying(change_phrase(item.change)))
        if pages := first_time_pages(item.spec, words, setting.person.informed):
            yield read(pages, setting, at_once=conduct.at_once, skippable=True)
            practice.informed = True


def sets(practice: Practice, setting: Setting) -> Steps[None]:
    """Lead into position and through the sets of an exercise. One that the clock leads, or a clip, begins at once."""
    conduct, before = setting.conduct, None
    if said := practice.side_said():
        pages = read([Page(practice.spec.name, said)], setting)
        yield pages if conduct.waits else Note(partial(practice.speaker.guide, said))
    if conduct.waits and not practice.spec.prescription.led_by_timer:
        before = yield from run(Framing(practice))
        if before is Ending.DONE and setting.calibrates(practice):
            before = Ending.CALIBRATE
    elif conduct.waits and practice.dose.duration_s > 0:
        yield Note(practice.speaker.saying("set.clock"))
    for index in range(practice.log.index, practice.dose.sets + 1):
        yield from _one_set(practice, setting, before)
        if practice.spots.over:
            return
        if index < practice.dose.sets:
            practice.log = SetLog(index + 1, ended=practice.log.ended)
            practice.spots.begin_set()
            before = yield from run(Rest(practice))
    if practice.dose.sets > 1:
        yield Note(practice.speaker.saying("set.all_done"))


def _one_set(practice: Practice, setting: Setting, before: Ending | None) -> Steps[None]:
    """Lead through one set, again and again if that is asked for; ``before`` None begins at once."""
    words_s = 0.0
    while True:
        if before is Ending.CALIBRATE:
            before = yield from run(Calibration(practice))
            if before is Ending.CALIBRATE:
                continue
            before, words_s = Ending.RESTART if before is Ending.RESTART else Ending.NEXT, CALIBRATED_WORDS_S
        if before is not None:
            duration_s = words_s + setting.conduct.countdown_s
            announced, anew = before is Ending.DONE, before is Ending.RESTART
            counted_in = yield from run(Countdown(practice, duration_s, announced, anew))
            words_s = 0.0
            if counted_in is not Ending.DONE:
                before = counted_in
                continue
        before = yield from _work(practice, setting, announced=before is not None)
        if before not in (Ending.RESTART, Ending.CALIBRATE):
            return


def _work(practice: Practice, setting: Setting, *, announced: bool) -> Steps[Ending]:
    """Do a set; after each hold that presses on a spot, ask how it is."""
    if not (setting.conduct.asks and practice.spec.presses_spots):
        return (yield from run(Work(practice, announced)))
    work = SpotWork(practice, announced)
    while (ending := (yield from run(work))) is Ending.ASK:
        if (yield from run(SpotRest(work, setting.talk))) is Ending.RESTART:
            return Ending.RESTART
    return ending


def read(pages: Sequence[Page], setting: Setting, **how: bool) -> Pages:
    """Return the step in which these pages are read."""
    return Pages(pages, setting.speaker, setting.talk, heard=setting.is_heard, **how)
