"""What every step of a session has in common."""

from __future__ import annotations

from collections.abc import Callable, Generator
from enum import Enum, auto
from typing import ClassVar, Generic, TypeVar

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Gesture, Stage

T = TypeVar("T")
ResultT_co = TypeVar("ResultT_co", covariant=True)


class Ending(Enum):
    """How a step ended: by itself, or because the person asked to go on, to begin again, or to calibrate.

    ASK: it goes on after a question.
    """

    DONE = auto()
    NEXT = auto()
    RESTART = auto()
    CALIBRATE = auto()
    ASK = auto()


class Step(Generic[ResultT_co]):
    """One thing that goes on until it has a result.

    The session begins it, feeds it, and goes on with the script as soon as :attr:`result` is not None. While the
    person pauses, :meth:`update_in_pause` and :meth:`tick_in_pause` take the place of :meth:`update` and :meth:`tick`.

    Attributes
    ----------
    stage
        Where in the session the person is.
    pausable
        Whether pauses are obeyed, and raised hands (:meth:`heeds`). Somebody who is still walking to their place needs
        neither.
    in_a_moment
        Whether it is over as soon as it has begun, and no stage of its own.
    skippable
        Whether "skip" ends this step alone rather than the exercise it belongs to.
    if_passed
        The result with which "next" and "skip" end it; None: they mean something else here, or nothing.
    says
        Ids of the cues that matter only as long as it goes on.
    answered
        Whether the person ended it, so that what it says need not be said to its end.
    anew
        Whether its set begins again, and what was done of it before does not count.
    result
        None while it goes on.
    """

    stage: ClassVar[Stage] = Stage.GUIDING
    pausable: ClassVar[bool] = True
    in_a_moment: bool = False
    skippable: bool = False
    if_passed: ResultT_co | None = None
    says: tuple[str, ...] = ()
    answered: bool = False
    anew: bool = False

    def __init__(self) -> None:
        self.result: ResultT_co | None = None

    @property
    def set_index(self) -> int:
        """Number of the current set or the next one, from 1; 0 outside an exercise."""
        return 0

    def begin(self, t_s: float) -> list[Event]:
        """Begin at ``t_s``."""
        del t_s
        return []

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose."""
        del pose
        return []

    def update_in_pause(self, pose: Pose) -> list[Event]:
        """Take one pose during a pause."""
        del pose
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        del t_s
        return []

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for, if it means anything here."""
        del t_s
        if self.if_passed is not None and command in (Command.NEXT, Command.SKIP):
            self.answered, self.result = True, self.if_passed
        return []

    def digit(self, value: int, t_s: float) -> None:
        """Take a digit key: nothing is asked."""

    def answer(self, value: int, t_s: float) -> None:
        """Take a whole answer: nothing is asked."""

    def heeds(self, gesture: Gesture) -> bool:
        """Whether a hand held up means anything here."""
        del gesture
        return self.pausable

    def hand(self, gesture: Gesture, t_s: float) -> bool:
        """Return whether a hand held up is an answer here; else it pauses or goes on."""
        del gesture, t_s
        return False

    def pause(self, t_s: float) -> list[Event]:
        """Stop for a while."""
        del t_s
        return []

    def tick_in_pause(self, t_s: float) -> list[Event]:
        """Let time pass during a pause."""
        del t_s
        return []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Go on after a pause of ``paused_s`` seconds."""

    def close(self, t_s: float) -> list[Event]:
        """End in the middle: the person skips, quits, or something hurts."""
        del t_s
        return []

    def show(self, view: SessionView) -> SessionView:
        """Return the view with what there is to see of this step."""
        return view


Steps = Generator[Step[object], None, T]
"""A script: yields steps, and goes on when the step that it yielded has a result."""


def run(step: Step[T]) -> Steps[T]:
    """Yield one step; return its result."""
    yield step
    assert step.result is not None
    return step.result


class Note(Step[Ending]):
    """Notes events or says something, and is over.

    Parameters
    ----------
    made
        Each returns an event, given the time.
    """

    in_a_moment = True

    def __init__(self, *made: Callable[[float], Event]) -> None:
        super().__init__()
        self._made = made

    def begin(self, t_s: float) -> list[Event]:
        """Return what there is to note."""
        self.result = Ending.DONE
        return [make(t_s) for make in self._made]


class Farewell(Note):
    """The end of the session, and the last words."""

    stage = Stage.DONE
    in_a_moment = False
