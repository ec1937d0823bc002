"""Foam roller: lying with the upper back across it, bending back over it, or rolling to and fro along it."""

from __future__ import annotations

from posecoach.core.accuracy import Accuracy, Label, RangeError
from posecoach.core.cycle import RepCycle, RepWords
from posecoach.core.dose import Dose, RoutinePlace
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed, FromUsual, Within
from posecoach.core.measure import Measure, Statistic
from posecoach.core.prescription import Prescription, TimedPart
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import View
from posecoach.core.vocabulary import Posture, Priority
from posecoach.exercises.learned.foam_roller_evidence import EVIDENCE
from posecoach.exercises.learned.foam_roller_recognition import RECOGNITION

_TUNED_ON = "exercises.md 4; tuned on rendered extensions and rolling passes of several people from the side"

SPEC = ExerciseSpec(
    id="foam_roller",
    name="Foam roller",
    guide=Guide(
        purpose="Loosens the area between the shoulder blades and lets the upper back bend backward.",
        equipment=("a foam roller", "a mat"),
        set_up=(
            "Lie on your back, knees bent, the roller across the lower edge of your shoulder blades.",
            "Hold your head in your hands, chin a little tucked.",
        ),
        between_sets="Shift the roller two fingers towards your head, and stay below the neck.",
        camera="From the side, knee high, two and a half metres away, your whole body in view.",
        camera_distance_m=2.5,
        stop_if=("sharp pain", "tingling", "breathlessness", "dizziness"),
        avoid_if=(
            "brittle bones or a broken bone",
            "an open wound or inflamed skin",
            "a recent operation or injury of back or ribs",
            "blood thinners or a blood clot",
            "pregnancy, unless cleared for it",
        ),
    ),
    prescription=Prescription(
        dose=Dose(sets=3, reps=5),
        rest_s=20.0,
        tempo_s=(2.0, 2.0, 2.0),
        routine=RoutinePlace(30, needs="roller", instead="chair_extension"),
        # exercises.md 4: 2 x 45 s of rolling, 2 to 4 s each way, then five extensions at each of three levels. Passes
        # and bends differ in size, and what is usual of one says nothing of the other: a session counts bends alone.
        first_part=TimedPart(
            name="rolling",
            begin="Roll first: hips up, push with your feet, from shoulder blades to lowest ribs, no further.",
            reminder="Slowly, three seconds each way",
            then="Now bend: hips on the floor, arch over the roller while you breathe out, pause, and come back.",
            times=2,
            duration_s=45.0,
        ),
        # 2: rolling is led by the clock, and the range is learned from bends; before, from bends and passes alike.
        learned_as=2,
    ),
    camera=CameraSetup(
        views=frozenset({View.SIDE}),
        landmarks=("shoulder", "hip", "knee", "ankle"),
        posture=Posture.SUPINE,
        settling_s=0.5,
    ),
    cycle=RepCycle(
        words=RepWords(
            one="a bend or pass over the roller",
            ways=("over", "back"),
            range_is="how far the shoulders sink (trunk lengths) or the hips roll (lower legs); the two do not compare",
        ),
        drives=("shoulder_drop_ratio", "roll_travel_ratio"),
        unit="ratio",
        min_range=0.11,
        full_range=0.15,
        common_range=0.23,
    ),
    measures=(
        Measure("hips_up", "supine_hip_height_ratio", Statistic.RISE),
        Measure("rolled", "roll_travel_ratio", Statistic.RANGE),
        Measure("hands_to_head", "hands_to_head_ratio", Statistic.MEDIAN),
    ),
    evidence=EVIDENCE,
    faults=(
        RepFault(
            id="head-unsupported",
            measure="hands_to_head",
            direction=Direction.ABOVE,
            limits=(Fixed(1.0, clear=0.9),),
            feedback=Feedback(
                cue="Hands cradle your head",
                alternative_cue="Head heavy in your hands",
                sentence="Your hands were {value:.0%} of your trunk's length from your ears; within {limit:.0%} they"
                " hold the head.",
                parts=("ear", "wrist"),
            ),
            priority=Priority.SETUP,
            source=_TUNED_ON + ": hands behind the head read as 0.2 to 0.7, because they are hidden",
        ),
        RepFault(
            id="hips-lift",
            measure="hips_up",
            direction=Direction.ABOVE,
            limits=(Fixed(0.2, clear=0.16),),
            only_if=(Within("rolled", high=0.17),),
            feedback=Feedback(
                name="hips lift off",
                cue="Hips heavy on the floor",
                alternative_cue="Sink your hips down",
                sentence="Your hips came up by {value:.0%} of your lower leg; up to {limit:.0%} is normal for the"
                " arch.",
                praise="Good, heavy hips",
                strength="Your hips stayed heavy.",
                parts=("hip",),
            ),
            source="exercises.md 4: 0.12 trunk lengths, while bending; clean renders rise by up to 0.1 lower legs in "
            "measurement. To roll the seat is lifted: rendered bends travel by up to 0.14 lower legs, passes by 0.20 "
            "and more, those of a person by 1.2",
        ),
        RepFault(
            id="too-fast",
            measure="duration_s",
            direction=Direction.BELOW,
            limits=(Fixed(1.6, clear=1.8), FromUsual(1.5)),
            only_if=(Within("duration_s", high=3.0),),
            feedback=Feedback(
                cue="Slow, like thick honey",
                alternative_cue="Half the speed, please",
                sentence="It took {value:.1f} seconds there and back; {limit:.1f} or more works better.",
                praise="Good pace",
                strength="Nice steady pace.",
                parts=("wrist",),
            ),
            weight=0.0,
            source="exercises.md 4: passes of 2 to 4 s (Behm 2020), too fast below 1.5 s twice, never from 3 s on, "
            "however slow the others are; " + _TUNED_ON,
        ),
    ),
    labels=(
        Label("too-fast"),
        Label("hips-lift"),
    ),
    accuracy=Accuracy(
        exact=4,
        clips=4,
        timing_s=(0.03, 0.06, 0.05),
        range_by_view={View.SIDE: RangeError(0.026, 12)},
    ),
    recognition=RECOGNITION,
)
