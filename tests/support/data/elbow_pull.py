"""An exercise of another package: everything about it stands in this one file."""

from __future__ import annotations

from posecoach.core.cycle import RepCycle, Requirement
from posecoach.core.dose import Dose, Progression, RoutinePlace
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed, FromUsual, Within
from posecoach.core.measure import Measure, Statistic
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import View

SPEC = ExerciseSpec(
    id="elbow_pull",
    name="Elbow pull",
    guide=Guide(
        purpose="Shows that an exercise is one file.",
        equipment=("a towel",),
        set_up=("Stand tall and hold the towel.", "Draw your elbows back."),
        camera="From the side, two metres away.",
        stop_if=("pain",),
        avoid_if=("a sore shoulder",),
    ),
    prescription=Prescription(
        dose=Dose(sets=1, reps=6),
        rest_s=5.0,
        tempo_s=(1.2, 0.5, 1.6),
        progression=Progression(first_reps=4, step_reps=1, most_reps=8, by_effort=True),
        routine=RoutinePlace(45, express=True, needs="towel", instead="chair_extension"),
    ),
    camera=CameraSetup(
        views=frozenset({View.SIDE}),
        landmarks=("shoulder", "elbow", "wrist"),
    ),
    cycle=RepCycle(drives=("pull_{side}_deg",), unit="deg", min_range=12.0, full_range=18.0),
    measures=(
        Measure("elbow_bend", "elbow_flexion_{side}_deg", Statistic.MAX),
        Measure("lean", "midline_lean_deg", Statistic.RANGE),
    ),
    requirements=(Requirement("lean", "you bowed", at_most=60.0),),
    faults=(
        RepFault(
            id="elbow-tight",
            measure="elbow_bend",
            direction=Direction.ABOVE,
            limits=(Fixed(85.0, clear=80.0), FromUsual(30.0)),
            only_if=(Within("lean", high=40.0),),
            feedback=Feedback(
                cue="Open your elbows",
                alternative_cue="Long forearms",
                sentence="Your elbow bent by {value:.0f} degrees; up to {limit:.0f} is open.",
                praise="Lovely open elbows",
                strength="Your elbows stayed open.",
                parts=("elbow",),
            ),
            source="made up for a test",
        ),
        RepFault(
            id="elbow-rushed",
            measure="duration_s",
            direction=Direction.BELOW,
            limits=(Fixed(1.0, clear=1.2),),
            feedback=Feedback(
                cue="Take your time",
                alternative_cue="Count to three",
                sentence="It took {value:.1f} s; give it {limit:.1f} s.",
                praise="Good and slow",
                strength="You took your time.",
            ),
            source="made up for a test",
        ),
    ),
)
