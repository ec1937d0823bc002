"""What a screen needs to know of a session, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.coaching.framing import FramingAdvice
from posecoach.coaching.guide_pages import Page
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class CoachView:
    """A snapshot of a session.

    Attributes
    ----------
    phase
        Of a repetition, or the way of a two-way one; empty while nobody works.
    count, target
        Repetitions or holds done and wanted in this set; a target of 0 is open.
    progress_ratio
        How far into the range, 0..1 and a little beyond; of two-way cycles -1..1.
    counts, has_range, two_way
        Whether there is something to count, and a range to show, on both sides of neutral.
    countdown_s, rest_left_s, hold_s, left_s
        Seconds left, or held; None where there is nothing of the kind.
    rest_s, duration_s, hold_target_s
        Of how many seconds.
    advice
        What to do to be seen well; None if all is well.
    gesture_ratio
        How long a hand has been held up, of what is needed.
    faults
        Faults of the last repetition, for colouring.
    seen
        Whether the person can be judged now.
    title, text, picture
        A page of the guide, or a question: what it is about, one sentence, and whether the demonstration (``demo``),
        the drawing of the camera's place (``camera``) or no picture goes with it.
    """

    stage: Stage
    set_index: int
    sets: int
    count: int
    target: int
    phase: str
    progress_ratio: float
    full_ratio: float
    countdown_s: float | None
    rest_left_s: float | None
    hold_s: float | None
    hold_target_s: float
    left_s: float | None
    advice: FramingAdvice | None
    gesture_ratio: float
    rest_s: float
    duration_s: float
    counts: bool
    has_range: bool
    two_way: bool
    faults: tuple[str, ...]
    tempo_s: tuple[float, float, float] | None
    score: float | None
    seen: bool
    title: str = ""
    text: str = ""
    picture: str = ""

    def showing(self, page: Page | None) -> CoachView:
        """Return the view with a page of the guide; the same without one."""
        return self if page is None else replace(self, title=page.title, text=page.text, picture=page.picture)


def empty_view(stage: Stage, spec: ExerciseSpec, gesture_ratio: float) -> CoachView:
    """Return the view between techniques, when nothing is counted."""
    return CoachView(
        stage=stage,
        set_index=0,
        sets=0,
        count=0,
        target=0,
        phase="",
        progress_ratio=0.0,
        full_ratio=spec.cycle.full_ratio if spec.cycle is not None else 0.0,
        countdown_s=None,
        rest_left_s=None,
        hold_s=None,
        hold_target_s=0.0,
        left_s=None,
        advice=None,
        gesture_ratio=gesture_ratio,
        rest_s=0.0,
        duration_s=0.0,
        counts=False,
        has_range=False,
        two_way=False,
        faults=(),
        tempo_s=None,
        score=None,
        seen=True,
    )
