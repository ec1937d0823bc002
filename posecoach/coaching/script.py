"""A session as a script: which step follows which.

``routine`` leads through several exercises, ``exercise`` through one, ``clip`` looks at a recording. Each yields steps
and goes on when the step has a result. What can come at any time (skip, quit, "it hurts") is raised where the script
stands, as an :class:`~posecoach.coaching.requests.Interruption`: what is to be done stands beside what was going on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from posecoach.coaching.display.view import QuestionKind
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
    safety_pages,
    unheard_page,
)
from posecoach.coaching.steps.calibration import Calibration
from posecoach.coaching.steps.camera_start import CameraStart
from posecoach.coaching.steps.countdown import Countdown
from posecoach.coaching.steps.framing import Framing
from posecoach.coaching.steps.hand_check import HandCheck
from posecoach.coaching.steps.pages import Pages
from posecoach.coaching.steps.question import NO_ANSWER, Question
from posecoach.coaching.steps.rest import Rest
from posecoach.coaching.steps.sentence import Sentence
from posecoach.coaching.steps.spot_rest import SpotRest
from posecoach.coaching.steps.spot_work import SpotWork
from posecoach.coaching.steps.step import Ending, Farewell, Note, Steps, run
from posecoach.coaching.steps.timed_work import TimedWork
from posecoach.coaching.steps.work import Work
from posecoach.core.answers import DayAfterReported, EffortReported, PainReported
from posecoach.core.events import ExerciseEnded
from posecoach.core.pain import Light, pain_light
from posecoach.core.vocabulary import EndReason, PainMoment, Priority


class _MustStop(Exception):  # noqa: N818  a rule, not an error
    """It hurts more than the stop rule allows, or nobody answers how much it does; the message is the last phrase."""


Script = Steps[EndReason]

CLEAR_CHANGE = 2
"""Least change of pain that is more than scatter (exercises.md, section 12); what is less is not said to have eased."""
CALIBRATED_WORDS_S = 3.0
"""Before the counting in after the guided repetitions: "Thank you. I know your range now." takes 2.2 s."""


def routine(items: Sequence[PlannedExercise], setting: Setting) -> Script:
    """Lead through several exercises: how it feels, what to beware of, one after the other, how it feels now."""
    hurt, eased = False, False
    try:
        if setting.conduct.asks:
            yield Note(setting.speaker.saying("session.welcome"))
        items = yield from _before(items, setting)
        to_do = setting.person.to_do(items)
        for item in items:
            if item not in to_do:
                yield Note(*setting.left_out(item))
                continue
            hurt = yield from _one_of_several(item, setting)
            if hurt and item is not to_do[-1]:
                try:
                    yield Sentence("session.left_out", setting.speaker, setting.talk)
                except Hurts:  # again, before the next exercise has begun
                    yield from _hurts(PainMoment.DURING, setting, item.spec.id)
        if setting.conduct.asks:
            now = yield from _pain(PainMoment.AFTER, setting)
            at_start = setting.pain_at_start
            eased = now != NO_ANSWER and at_start is not None and at_start - now >= CLEAR_CHANGE
    except _MustStop as stop:
        yield Farewell(setting.speaker.saying(str(stop), Priority.SAFETY))
        return EndReason.STOPPED_FOR_PAIN
    if hurt:  # what to do at once was said when it hurt
        yield Farewell(setting.speaker.saying("safety.see_professional", Priority.SAFETY))
        return EndReason.STOPPED_FOR_PAIN
    last_words = "session.ended_easier" if eased else "session.ended"
    yield Farewell(*([setting.speaker.saying(last_words)] if setting.conduct.asks else []))
    return EndReason.PLAN_DONE


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
            yield _read([page], setting, at_once=setting.conduct.at_once)
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
        yield _read([before], setting)
        for number in range(part.times):
            if number:
                yield Rest(practice, part_again(part, setting.words))
            yield TimedWork(practice, part)
    yield _read([after], setting)


def clip(item: PlannedExercise, setting: Setting) -> Script:
    """Look at a recording from beginning to end."""
    practice = setting.practice(item)
    setting.practices.append(practice)
    yield Work(practice)
    return EndReason.PLAN_DONE


def sets(practice: Practice, setting: Setting) -> Steps[None]:
    """Lead into position and through the sets of an exercise. One that the clock leads, or a clip, begins at once."""
    conduct, before = setting.conduct, None
    if said := practice.side_said():
        pages = _read([Page(practice.spec.name, said)], setting)
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


def _read(pages: Sequence[Page], setting: Setting, **how: bool) -> Pages:
    return Pages(pages, setting.speaker, setting.talk, heard=setting.is_heard, **how)


def _guide(item: PlannedExercise, practice: Practice, setting: Setting) -> Steps[None]:
    """Show what to know of an exercise."""
    words, conduct = setting.words, setting.conduct
    if conduct.guidance is Guidance.FULL:
        yield _read(guide_pages(item, words, known=setting.person.knows(item.spec.id)), setting)
        practice.informed = True
    elif conduct.guidance is Guidance.FIRST_TIME:
        if item.change is not None:
            yield Note(setting.speaker.saying(change_phrase(item.change)))
        if pages := first_time_pages(item.spec, words, setting.person.informed):
            yield _read(pages, setting, at_once=conduct.at_once, skippable=True)
            practice.informed = True


def _one_of_several(item: PlannedExercise, setting: Setting) -> Steps[bool]:
    """Lead through one exercise and what is asked after it; return whether it was stopped because something hurt."""
    over = False
    try:
        ending = yield from exercise(item, setting)
        over = True
        if ending is Ending.DONE and setting.conduct.asks:
            yield from _after_exercise(item, setting)
    except Skipped:
        yield Note(setting.speaker.saying("session.skipped"))
    except Hurts:
        if over:  # what its end said has to be said anew
            yield Note(lambda t_s: ExerciseEnded(t_s=t_s, exercise=item.spec.id, reason=EndReason.STOPPED_FOR_PAIN))
        yield from _hurts(PainMoment.DURING, setting, item.spec.id)
        return True
    return False


def _after_exercise(item: PlannedExercise, setting: Setting) -> Steps[None]:
    """Ask how hard it was, where the dose follows it, and whether anything hurts."""
    if item.spec.prescription.progression.by_effort:
        effort = yield from run(Question("session.how_hard", QuestionKind.EFFORT, setting.speaker, setting.talk))
        if effort != NO_ANSWER:
            yield Note(lambda t_s: EffortReported(t_s=t_s, rpe=float(effort), exercise=item.spec.id))
    if (yield from run(HandCheck("session.check", item.spec.name, setting.speaker, setting.talk))):
        yield Note(setting.speaker.saying("safety.stop_pain", Priority.SAFETY))
        raise Hurts


def _before(items: Sequence[PlannedExercise], setting: Setting) -> Steps[Sequence[PlannedExercise]]:
    """Once the camera works or does not, ask how it feels, say what to beware of; return what is to be done."""
    try:
        if setting.conduct.asks and setting.camera_starts:
            yield CameraStart(lambda: setting.camera_starts)
        if setting.conduct.asks:
            yield from _pain(PainMoment.BEFORE, setting)
        if setting.conduct.asks and setting.person.asks_day_after:
            worse = yield from run(HandCheck("session.day_after", "", setting.speaker, setting.talk))
            yield Note(lambda t_s: DayAfterReported(t_s=t_s, worse=worse))
            if worse:
                items = [item.with_dose(item.spec.half_of(item.dose)) for item in items]
                yield Sentence("session.halved", setting.speaker, setting.talk)
    except Hurts:
        yield from _hurts(PainMoment.BEFORE, setting)
    if setting.conduct.guidance is Guidance.FULL:
        yield from _beware(items, setting)
    return items


def _beware(items: Sequence[PlannedExercise], setting: Setting) -> Steps[None]:
    """Say what to beware of; from the start once more to somebody who says meanwhile that it hurts."""
    known = any(setting.person.knows(item.spec.id) for item in items)
    try:
        yield _read(safety_pages(setting.words, known=known), setting, skippable=True)
    except Hurts:
        yield from _hurts(PainMoment.BEFORE, setting)
        yield from _beware(items, setting)


def _hurts(when: PainMoment, setting: Setting, exercise: str = "") -> Steps[None]:
    """Ask somebody who said that it hurts how much; without an answer nothing more is begun."""
    if (yield from _pain(when, setting, exercise, "session.how_much")) == NO_ANSWER:
        raise _MustStop("safety.stop_pain")


def _pain(when: PainMoment, setting: Setting, exercise: str = "", phrase: str = "session.how_it_feels") -> Steps[int]:
    """Ask how much it hurts, note it and return it; above the stop rule raise :class:`_MustStop`."""
    try:
        nprs = yield from run(Question(phrase, QuestionKind.PAIN, setting.speaker, setting.talk))
        if nprs == NO_ANSWER:
            return NO_ANSWER
        yield Note(lambda t_s: PainReported(t_s=t_s, nprs=nprs, when=when, exercise=exercise))
        if when is PainMoment.BEFORE:
            setting.pain_at_start = nprs
            if pain_light(nprs) is Light.YELLOW:
                yield Sentence("session.gently", setting.speaker, setting.talk)
    except Hurts:  # while it was being asked or answered
        return (yield from _pain(when, setting, exercise, "session.how_much"))
    if pain_light(nprs, setting.pain_at_start) is Light.RED:
        before = "safety.not_today" if phrase == "session.how_it_feels" else "safety.see_professional"
        raise _MustStop("safety.sorer" if when is PainMoment.AFTER else before)
    return nprs
