"""A session as a script: which step follows which.

``routine`` leads through several exercises, each as in :mod:`posecoach.coaching.exercise_script`; ``clip`` looks at a
recording. They yield steps and go on when the step has a result. What can come at any time (skip, quit, "it hurts") is
raised where the script stands, as an :class:`~posecoach.coaching.requests.Interruption`: what is to be done stands
beside what was going on.
"""

from __future__ import annotations

from collections.abc import Sequence

from posecoach.coaching.display.view import QuestionKind
from posecoach.coaching.exercise_script import exercise, read
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.requests import Hurts, Skipped
from posecoach.coaching.setting import Guidance, Setting
from posecoach.coaching.speaking.guide_pages import safety_pages
from posecoach.coaching.steps.camera_start import CameraStart
from posecoach.coaching.steps.hand_check import HandCheck
from posecoach.coaching.steps.question import NO_ANSWER, Question
from posecoach.coaching.steps.sentence import Sentence
from posecoach.coaching.steps.settling import Settling
from posecoach.coaching.steps.step import Ending, Farewell, Note, Steps, run
from posecoach.coaching.steps.work import Work
from posecoach.core.answers import DayAfterReported, EffortReported, PainReported
from posecoach.core.events import ExerciseEnded
from posecoach.core.pain import Light, pain_light
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, PainMoment, Priority


class _MustStop(Exception):  # noqa: N818  a rule, not an error
    """It hurts more than the stop rule allows, or nobody answers how much it does; the message is the last phrase."""


Script = Steps[EndReason]

CLEAR_CHANGE = 2
"""Least change of pain that is more than scatter (exercises.md, section 12); what is less is not said to have eased."""


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
                yield from _wait_until_settled(item.spec, setting)
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


def clip(item: PlannedExercise, setting: Setting) -> Script:
    """Look at a recording from beginning to end."""
    practice = setting.practice(item)
    setting.practices.append(practice)
    yield Work(practice)
    return EndReason.PLAN_DONE


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
        yield read(safety_pages(setting.words, known=known), setting, skippable=True)
    except Hurts:
        yield from _hurts(PainMoment.BEFORE, setting)
        yield from _beware(items, setting)


def _hurts(when: PainMoment, setting: Setting, exercise: str = "") -> Steps[None]:
    """Ask somebody who said that it hurts how much; without an answer nothing more is begun."""
    if (yield from _pain(when, setting, exercise, "session.how_much")) == NO_ANSWER:
        raise _MustStop("safety.stop_pain")


def _wait_until_settled(hurt: ExerciseSpec, setting: Setting) -> Steps[None]:
    """After an exercise that hurt a little wait for who wants to go on; for who does not, nothing more is begun."""
    try:
        goes_on = yield from run(Settling(hurt.name, setting.speaker, setting.talk))
    except Hurts:  # again, before the next exercise has begun
        yield from _hurts(PainMoment.DURING, setting, hurt.id)
        yield from _wait_until_settled(hurt, setting)
        return
    if not goes_on:
        raise _MustStop("safety.see_professional")


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
