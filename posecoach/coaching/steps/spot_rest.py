"""The breaths after a hold on a spot, in which the person is asked how it is: easier, the same, or worse.

A key or a touch answers, or the hands, which are free then: both held up for easier, as both mean "next" elsewhere, one
for worse, as one means that it hurts. From the side both look like one, which then errs towards not pressing. Silence
is no answer: the plan goes on.

Who answers by key or touch is also asked, of the spot that the side began with and once it is left, how sore it was at
first and at the end. Nobody has to say: after one silence there are no more such questions in the session.
"""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.coaching.display.view import QuestionKind, QuestionView, SessionView, TimerKind, TimerView
from posecoach.coaching.requests import CORRECTIONS, Command
from posecoach.coaching.sets.spot_log import SpotAdvice
from posecoach.coaching.speaking.guide_pages import Page
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.spot_turns import SORE, Numbered, Said
from posecoach.coaching.steps.spot_work import SpotWork
from posecoach.coaching.steps.step import Ending
from posecoach.core.answers import PainReported, SpotReported
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.core.pain import STOP_ABOVE
from posecoach.core.vocabulary import Gesture, PainMoment, SpotFeeling, Stage

FEELINGS = (SpotFeeling.EASIER, SpotFeeling.SAME, SpotFeeling.WORSE)
"""What the answers 1, 2 and 3 mean."""
ASKED = ("spot.ask", "spot.hands")
"""What is asked, and the first time how hands answer."""
BY_HAND = {Gesture.PAUSE: SpotFeeling.WORSE, Gesture.END_SET: SpotFeeling.EASIER}
WORSE = (SpotAdvice.LEAVE, SpotAdvice.STOP)
ANSWER_S = 6.0
"""Time to answer, from the end of the question; a hand that is lifted and understood takes three of them."""
MOVE_S = 4.0
"""Time to do what was said, from its end: going to another spot took that and more in rendered massages."""


class SpotRest(SetStep):
    """One such question, and what follows from the answer; at least for as long as the rest.

    Parameters
    ----------
    work
        The set that goes on afterwards.
    talk
        How long the voice takes.
    """

    stage = Stage.RESTING

    def __init__(self, work: SpotWork, talk: Talk) -> None:
        super().__init__(work.practice)
        self._work, self._talk = work, talk
        self._feeling: SpotFeeling | None = None
        self._by_hand = False
        self._advice: SpotAdvice | None = None
        self._hardest = 0
        self._turn: Said | None = None
        self._coming: list[Said] = []
        self._since_s = self._until_s = self._t_s = math.nan

    def begin(self, t_s: float) -> list[Event]:
        """Ask; the first time, say how hands answer."""
        self._since_s = self._t_s = t_s
        return self._ask(t_s)

    def _ask(self, t_s: float) -> list[Event]:
        practice, phrases = self.practice, ASKED[:1] if self.practice.spots.asked else ASKED
        asked = [practice.speaker.say(phrase, t_s) for phrase in phrases]
        said_s = t_s + sum(self._talk.spoken_s(cue.text) for cue in asked)
        self._until_s = max(self._since_s + practice.rest_s, said_s + ANSWER_S)
        return [*asked]

    def tick(self, t_s: float) -> list[Event]:
        """Note an answer and say what follows from it; let the rest pass."""
        self._t_s = t_s
        if self._asking and (self._feeling is not None or t_s >= self._until_s):
            return self._heard(t_s)
        if self._asking and math.isnan(self._until_s):
            return self._ask(t_s)
        if self._turn is not None and not self._turn.over(t_s):
            return [self._say(self._turn, t_s)] if self._turn.cut_short else []
        noted = self._numbered(t_s)
        if self._coming:
            return [*noted, self._next(t_s)]
        if t_s >= self._until_s:
            self.result = Ending.DONE
        return noted

    def digit(self, value: int, t_s: float) -> None:
        """Take a digit key."""
        if isinstance(self._turn, Numbered):
            self._turn.digit(value, t_s)
        else:
            self.answer(value, t_s)

    def answer(self, value: int, t_s: float) -> None:
        """Take 1 for easier, 2 for the same, 3 for worse; or how sore it was."""
        del t_s
        if isinstance(self._turn, Numbered):
            self._turn.answer(value)
        elif 1 <= value <= len(FEELINGS):
            self._feeling = FEELINGS[value - 1]

    def hand(self, gesture: Gesture, t_s: float) -> bool:
        """Take both hands for easier, one for worse."""
        del t_s
        if not self._asking:
            return False
        self._feeling, self._by_hand = BY_HAND[gesture], True
        return True

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Correct the count, or what every step of a set does."""
        by = CORRECTIONS.get(command)
        return super().command(command, t_s) if by is None else self.practice.correct(by, t_s)

    def go_on(self, t_s: float) -> list[Event]:
        """Pass over the number that is asked for, or skip what is left of the rest."""
        if not isinstance(self._turn, Numbered):
            return super().go_on(t_s)
        self._turn.pass_over(t_s)
        return []

    def restart(self, t_s: float) -> list[Event]:
        """Begin the set again."""
        self.result = Ending.RESTART
        return self._work.restart(t_s)

    def resume(self, paused_s: float, t_s: float) -> None:
        """Wait for as long as was left; what was cut short is asked or said again."""
        cut_short = self._asking and t_s - paused_s < self._until_s - ANSWER_S
        self._since_s += paused_s
        self._until_s = math.nan if cut_short else self._until_s + paused_s
        if self._turn is not None:
            self._turn.resume(paused_s, t_s)

    def close(self, t_s: float) -> list[Event]:
        """Sum up the set that was begun."""
        return self._work.close(t_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the question, then with what to do and the seconds left."""
        view, words = super().show(view), self.practice.speaker.words
        if self._turn is None:
            choices = tuple(words(f"spot.{feeling}") for feeling in FEELINGS)
            asked = QuestionView(QuestionKind.SPOT, "spot.ask", words("spot.question"), choices=choices)
            return replace(view, question=asked)
        if isinstance(self._turn, Numbered) and not self._turn.over(self._t_s):
            return replace(view, question=self._turn.question())
        rest = TimerView(TimerKind.REST, max(0.0, self._until_s - self._t_s), self._until_s - self._since_s)
        return replace(view, page=Page("", self._turn.text, None), timer=None if self._coming else rest)

    @property
    def _asking(self) -> bool:
        return self._turn is None and self.result is None

    def _heard(self, t_s: float) -> list[Event]:
        """Note the answer, if one was given, and say what follows."""
        practice, feeling = self.practice, self._feeling
        practice.spots.asked = True
        assert practice.spec.hold is not None
        advice = practice.spots.advice(feeling, practice.spec.hold)
        if feeling is None and (practice.left == 0 or advice is SpotAdvice.AS_PLANNED):  # the rest is over
            self.result = Ending.DONE
            return [practice.speaker.say(advice.value, t_s)] if practice.left != 0 else []
        noted: list[Event] = []
        if feeling is not None:
            noted.append(CuesWithdrawn(t_s=t_s, ids=ASKED))
            noted.append(self._report(feeling, t_s))
            self._work.felt(feeling)
        self._advice, numbers = advice, self._numbers(advice)
        self._follow(advice)
        self._coming = self._advised(advice, numbers)
        return [*noted, self._next(t_s)]

    def _numbers(self, advice: SpotAdvice) -> list[Said]:
        """Return the questions how sore the spot was, where it is left and somebody is there to answer."""
        spots = self.practice.spots
        followed = spots.numbered and spots.spot == spots.began_with and not self._by_hand
        if not followed or advice is SpotAdvice.ONCE_MORE or self._feeling is None:
            return []
        return [Numbered(spots.spot, when, self.practice.speaker, self._talk) for when in SORE]

    def _report(self, feeling: SpotFeeling, t_s: float) -> SpotReported:
        practice, spots = self.practice, self.practice.spots
        return SpotReported(
            t_s=t_s,
            exercise=practice.spec.id,
            spot=spots.spot,
            pressed_s=spots.pressed_s,
            feeling=feeling,
            side=practice.side,
        )

    def _follow(self, advice: SpotAdvice) -> None:
        """Add a hold to the plan if the same spot wants one that is not in it; else move on."""
        practice = self.practice
        if advice is SpotAdvice.ONCE_MORE:
            practice.log.added += practice.left == 0
        else:
            practice.spots.move_on()
        made_worse = advice in WORSE
        practice.spots.worse += made_worse
        self._work.made_worse |= made_worse

    def _advised(self, advice: SpotAdvice, numbers: list[Said]) -> list[Said]:
        """Return what to do, when to stop where pressing made it worse, and to find another spot if a hold is left.

        ``numbers`` are asked before the last of these.
        """
        practice, saying, worse = self.practice, self.practice.speaker.saying, advice in WORSE
        said = [Said(saying(advice.value), self._talk)]
        if worse:
            said.append(Said(saying("guide.stop", what=", ".join(practice.spec.guide.stop_if)), self._talk))
        said += numbers
        if self._goes_on and advice is not SpotAdvice.ONCE_MORE:
            said.append(Said(saying("spot.lighter" if worse else "spot.next"), self._talk))
        return said

    def _numbered(self, t_s: float) -> list[Event]:
        """Note the number that was asked for, once; without one ask for no more, above five for less pressure."""
        turn, practice = self._turn, self.practice
        if not isinstance(turn, Numbered) or turn.noted:
            return []
        turn.noted = True
        answered = turn.value is not None or turn.passed_over
        heard: list[Event] = [CuesWithdrawn(t_s=t_s, ids=(SORE[turn.when],))] if answered else []
        if turn.value is None:
            practice.spots.numbered, self._until_s = False, self._over_at_s(t_s)
            self._coming = [one for one in self._coming if not isinstance(one, Numbered)]
            return heard
        self._hardest = max(self._hardest, turn.value)
        harder = turn.when is PainMoment.AFTER and self._hardest > STOP_ABOVE and self._advice not in WORSE
        if harder and self._goes_on:
            self._coming.insert(0, Said(practice.speaker.saying("spot.too_hard"), self._talk))
        self._until_s = self._over_at_s(t_s)
        pain = PainReported(t_s=t_s, nprs=turn.value, when=turn.when, exercise=practice.spec.id, spot=turn.spot)
        return [*heard, pain]

    def _next(self, t_s: float) -> Cue:
        """Say and show the next sentence."""
        self._turn = self._coming.pop(0)
        return self._say(self._turn, t_s)

    def _say(self, turn: Said, t_s: float) -> Cue:
        """Say a sentence; after the last one there is time to do it, if a hold is left."""
        cue = turn.begin(t_s)
        if not self._coming:
            self._until_s = self._over_at_s(turn.until_s)
        return cue

    def _over_at_s(self, said_s: float) -> float:
        """Return when the rest is over, if everything is said by ``said_s``."""
        return max(said_s + MOVE_S, self._since_s + self.practice.rest_s) if self._goes_on else said_s

    @property
    def _goes_on(self) -> bool:
        """Whether another hold of the set follows."""
        return self.practice.left != 0 and not self.practice.spots.over
