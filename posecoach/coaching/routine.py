"""Leads a person through several techniques: how it feels, guide, sets, what comes next.

It is driven like :class:`~posecoach.coaching.coach.Coach`, which does the sets of each technique.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.coaching.coach import Coach
from posecoach.coaching.gestures import HandGestures
from posecoach.coaching.guide_pages import guide_pages, safety_pages, spoken_s
from posecoach.coaching.page_turner import PageTurner
from posecoach.coaching.plan import Command
from posecoach.coaching.question import NumberQuestion
from posecoach.coaching.routine_plan import Item
from posecoach.coaching.speaker import Speaker
from posecoach.coaching.view import CoachView, empty_view
from posecoach.core.events import (
    DayAfterReported,
    EffortReported,
    Event,
    GestureSeen,
    PainReported,
    StageChanged,
    TechniqueEnded,
)
from posecoach.core.pain import Light, pain_light
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, Gesture, PainMoment, Priority, Stage
from posecoach.phrases import Catalogue

EFFORT_AFTER = "row"
CHECK_S = 5.0
"""Time to hold up a hand if something hurts after a technique."""
MakeCoach = Callable[[Item], Coach]


class RoutineCoach:
    """Leads through the techniques of a routine.

    Parameters
    ----------
    items
        Techniques and how much of each.
    make_coach
        Returns the coach of a technique; the composition root knows calibration and cue settings.
    words, speaker
        What is said.
    done
        Ids of techniques that were finished in an interrupted session, which are passed over.
    ask_day_after
        Whether there was a session before, whose day after is asked about: if it was worse, half is done.
    """

    def __init__(
        self,
        items: Sequence[Item],
        make_coach: MakeCoach,
        words: Catalogue,
        speaker: Speaker,
        done: frozenset[str] = frozenset(),
        ask_day_after: bool = False,
    ) -> None:
        self._ask_day_after = ask_day_after
        self._after_check: Callable[[bool, float], list[Event]] = self._checked
        self._check = ""
        self._items = [item for item in items if item.spec.id not in done]
        self._make_coach, self._words, self._speaker = make_coach, words, speaker
        self._gestures = HandGestures()
        self._index = -1
        self._coach: Coach | None = None
        self._pages = PageTurner(safety_pages(words), speaker)
        self._question: NumberQuestion | None = None
        self._after_question: Callable[[int, float], list[Event]] = self._pain_before
        self._check_until_s = math.inf
        self._pain_at_start: int | None = None
        self._paused_s = math.nan
        self._t_s = math.nan
        self.stage = Stage.GUIDING
        self.analyzers: list[Analyzer] = []

    @property
    def spec(self) -> ExerciseSpec:
        """The technique that is on, or comes next."""
        return self._items[min(max(0, self._index), len(self._items) - 1)].spec

    # -- what goes in ----------------------------------------------------------------------------------------

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose; return what happened."""
        if self._coach is not None:
            self._t_s = pose.t_s
            return self._coached(self._coach.update(pose), pose.t_s)
        gesture = self._gestures.update(pose)
        events = self._hand(gesture, pose.t_s) if gesture is not None else []
        return events + self.tick(pose.t_s)

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        first, self._t_s = math.isnan(self._t_s), t_s
        if first:
            self._ask("session.how_it_feels", self._pain_before, t_s)
            return [StageChanged(t_s=t_s, stage=self.stage), self._speaker.say("session.welcome", t_s)]
        if self._coach is not None:
            return self._coached(self._coach.tick(t_s), t_s)
        if self.stage in (Stage.PAUSED, Stage.DONE):
            return []
        if self._question is not None:
            return self._asking(self._question, t_s)
        if t_s < self._check_until_s < math.inf:
            return []
        if self._check_until_s < math.inf:
            return self._answered(False, t_s)
        return self._guide(t_s)

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for: ``next`` skips a sentence's page or a set, ``skip`` the whole technique."""
        if self.stage is Stage.DONE:
            return []
        if command is Command.QUIT:
            return self.finish(t_s)
        if command is Command.HURTS:
            return self._hurts(t_s)
        if command is Command.SKIP:
            return self._end_technique(EndReason.SKIPPED, t_s) if self._index >= 0 else self._turn_page(t_s)
        if self._coach is not None:
            return self._coached(self._coach.command(command, t_s), t_s)
        if command is Command.PAUSE:
            return self._pause(t_s)
        return self._turn_page(t_s) if command is Command.NEXT else []

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key as the answer to the question that is open."""
        if self._question is None:
            return []
        self._question.key(value, t_s)
        return self._asking(self._question, t_s)

    def finish(self, t_s: float) -> list[Event]:
        """End the routine wherever it is."""
        if self.stage is Stage.DONE:
            return []
        events: list[Event] = []
        if self._coach is not None:
            events += self._coach.finish(t_s)
            self._coach = None
        if 0 <= self._index < len(self._items):
            events.append(TechniqueEnded(t_s=t_s, exercise=self.spec.id, reason=EndReason.STOPPED))
        return [*events, *self._enter(Stage.DONE, t_s)]

    # -- guide -----------------------------------------------------------------------------------------------

    def _enter(self, stage: Stage, t_s: float) -> list[Event]:
        self.stage = stage
        return [StageChanged(t_s=t_s, stage=stage, set_index=0)]

    def _guide(self, t_s: float) -> list[Event]:
        """Show and say the pages one after the other; after the last one the technique begins."""
        said = self._pages.tick(t_s)
        if not self._pages.over:
            return [*said]
        if self._index < 0:
            return self._next_technique(t_s)
        item = self._items[self._index]
        self._coach = self._make_coach(item)
        return self._coached(self._coach.tick(t_s), t_s)

    def _turn_page(self, t_s: float) -> list[Event]:
        if self._question is not None:
            self._question.answer = -1
            return self._asking(self._question, t_s)
        self._pages.turn(t_s)
        return []

    def _next_technique(self, t_s: float) -> list[Event]:
        self._index += 1
        if self._index >= len(self._items):
            self._ask("session.how_it_feels", self._pain_after, t_s)
            return []
        item = self._items[self._index]
        plan = item.plan
        self._pages = PageTurner(guide_pages(item.spec, self._words, plan.load_level), self._speaker)
        started = plan.started(item.spec.id, t_s)
        return [started, *self._enter(Stage.GUIDING, t_s), self._speaker.say("set.next", t_s, name=item.spec.name)]

    # -- the technique ---------------------------------------------------------------------------------------

    def _coached(self, events: list[Event], t_s: float) -> list[Event]:
        coach = self._coach
        if coach is None:
            return events
        self.stage = coach.stage
        if coach.stage is not Stage.DONE:
            return events
        return events + self._end_technique(EndReason.DONE, t_s)

    def _end_technique(self, reason: EndReason, t_s: float) -> list[Event]:
        events: list[Event] = []
        if self._coach is not None:
            events += self._coach.finish(t_s)
            self.analyzers += self._coach.analyzers
            self._coach = None
        self._pages = PageTurner([], self._speaker)
        events += [TechniqueEnded(t_s=t_s, exercise=self.spec.id, reason=reason), *self._enter(Stage.GUIDING, t_s)]
        if reason is EndReason.SKIPPED:
            return [*events, self._speaker.say("session.skipped", t_s), *self._next_technique(t_s)]
        if self.spec.id == EFFORT_AFTER:
            self._ask("session.how_hard", self._effort, t_s)
            return events
        return events + self._begin_check(t_s)

    def _begin_check(self, t_s: float) -> list[Event]:
        """Ask whether it hurts; silence means that all is well."""
        return self._ask_for_hand("session.check", self._checked, t_s)

    def _ask_for_hand(self, phrase: str, then: Callable[[bool, float], list[Event]], t_s: float) -> list[Event]:
        """Ask something that a hand held up affirms."""
        asked = self._speaker.say(phrase, t_s)
        self._check, self._after_check = phrase, then
        self._check_until_s = t_s + CHECK_S + spoken_s(asked.text)
        return [asked]

    def _answered(self, yes: bool, t_s: float) -> list[Event]:
        self._check_until_s = math.inf
        return self._after_check(yes, t_s)

    def _checked(self, hurts: bool, t_s: float) -> list[Event]:
        return self._hurts(t_s) if hurts else self._next_technique(t_s)

    def _day_after(self, worse: bool, t_s: float) -> list[Event]:
        told: list[Event] = [DayAfterReported(t_s=t_s, worse=worse)]
        if not worse:
            return told
        self._items = [replace(item, plan=item.plan.halved()) for item in self._items]
        return [*told, self._speaker.say("session.halved", t_s)]

    # -- how it feels ----------------------------------------------------------------------------------------

    def _ask(self, phrase: str, then: Callable[[int, float], list[Event]], t_s: float) -> None:
        self._question, self._after_question = NumberQuestion(phrase, t_s), then

    def _asking(self, question: NumberQuestion, t_s: float) -> list[Event]:
        said = question.tick(self._speaker, t_s)
        if question.answer is None:
            return [*said]
        self._question = None
        return [*said, *self._after_question(question.answer, t_s)]

    def _pain_before(self, answer: int, t_s: float) -> list[Event]:
        events = self._pain(answer, PainMoment.BEFORE, "", t_s)
        if answer >= 0:
            self._pain_at_start = answer
        if self._ask_day_after and self.stage is not Stage.DONE:
            self._ask_day_after = False
            events += self._ask_for_hand("session.day_after", self._day_after, t_s)
        return events

    def _pain_after(self, answer: int, t_s: float) -> list[Event]:
        if pain_light(answer) is Light.RED:
            return self._pain(answer, PainMoment.AFTER, "", t_s)
        told = [PainReported(t_s=t_s, nprs=answer, when=PainMoment.AFTER)] if answer >= 0 else []
        return [*told, *self._enter(Stage.DONE, t_s), self._speaker.say("session.ended", t_s)]

    def _pain_during(self, answer: int, t_s: float) -> list[Event]:
        events = self._pain(answer, PainMoment.DURING, self.spec.id, t_s)
        if self.stage is not Stage.DONE:
            events += self._next_technique(t_s)
        return events

    def _pain(self, answer: int, when: PainMoment, exercise: str, t_s: float) -> list[Event]:
        """Note the answer; above the stop rule end the session kindly."""
        if answer < 0:
            return []
        events: list[Event] = [PainReported(t_s=t_s, nprs=answer, when=when, exercise=exercise)]
        if pain_light(answer, self._pain_at_start if when is PainMoment.DURING else None) is not Light.RED:
            return events
        return [
            *events,
            self._speaker.say("safety.see_professional", t_s, priority=Priority.SAFETY),
            *self._enter(Stage.DONE, t_s),
        ]

    def _effort(self, answer: int, t_s: float) -> list[Event]:
        told = [EffortReported(t_s=t_s, rpe=float(answer), exercise=self.spec.id)] if answer >= 0 else []
        return [*told, *self._begin_check(t_s)]

    def _hurts(self, t_s: float) -> list[Event]:
        """Stop what is going on and ask how much it hurts."""
        events: list[Event] = []
        if self._coach is not None:
            events += self._coach.finish(t_s)
            self.analyzers += self._coach.analyzers
            self._coach = None
        if self._index >= 0:
            events.append(TechniqueEnded(t_s=t_s, exercise=self.spec.id, reason=EndReason.STOPPED))
        self._check_until_s, self._pages = math.inf, PageTurner([], self._speaker)
        self._ask("session.how_much", self._pain_during if self._index >= 0 else self._pain_before, t_s)
        return [
            *events,
            *self._enter(Stage.GUIDING, t_s),
            self._speaker.say("safety.stop_pain", t_s, priority=Priority.SAFETY),
        ]

    # -- hands and pauses ------------------------------------------------------------------------------------

    def _hand(self, gesture: Gesture, t_s: float) -> list[Event]:
        seen: list[Event] = [GestureSeen(t_s=t_s, gesture=gesture)]
        if self.stage is Stage.PAUSED:
            return [*seen, *self._pause(t_s)]
        if self._question is not None:
            self._question.hand(t_s)
            return [*seen, *self._asking(self._question, t_s)]
        if self._check_until_s < math.inf:
            return [*seen, *self._answered(True, t_s)]
        if gesture is Gesture.PAUSE:
            return [*seen, *self._pause(t_s)]
        return [*seen, *self._turn_page(t_s)]

    def _pause(self, t_s: float) -> list[Event]:
        if self.stage is Stage.PAUSED:
            waited_s = t_s - self._paused_s
            self._pages.wait(waited_s)
            self._check_until_s += waited_s
            if self._question is not None:
                self._question.wait(waited_s)
            return [*self._enter(Stage.GUIDING, t_s), self._speaker.say("session.resumed", t_s)]
        self._paused_s = t_s
        return [*self._enter(Stage.PAUSED, t_s), self._speaker.say("session.paused", t_s)]

    # -- what comes out --------------------------------------------------------------------------------------

    @property
    def view(self) -> CoachView:
        """What a screen needs to know now."""
        if self._coach is not None:
            return self._coach.view
        view = empty_view(self.stage, self.spec, self._gestures.progress_ratio)
        if self._question is not None:
            said = self._speaker.digit(self._question.said) if self._question.said >= 0 else ""
            return replace(view, title=said, text=self._words.say(self._question.phrase), picture="")
        if self._check_until_s < math.inf:
            return replace(view, title=self.spec.name, text=self._words.say(self._check), picture="")
        return view.showing(self._pages.page)
