"""Self-massage with a ball at the wall or a cane: the person finds a spot and stays still on it."""

from __future__ import annotations

from posecoach.core.cycle import Hold
from posecoach.core.dose import Dose, RoutinePlace
from posecoach.core.faults import Feedback, StateFault
from posecoach.core.limits import Direction, Fixed, FromRest
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import View
from posecoach.core.vocabulary import Priority
from posecoach.exercises.learned.self_massage_recognition import RECOGNITION

SPEC = ExerciseSpec(
    id="self_massage",
    name="Self-massage",
    guide=Guide(
        purpose="Steady pressure on a tender spot between spine and shoulder blade, until it feels easier.",
        equipment=("a tennis ball and a wall, or a massage cane",),
        set_up=(
            "Ball: stand with your back to the wall, the ball beside your spine, feet a step forward, knees soft.",
            "Lay the hand of that side on the other shoulder. It moves the shoulder blade out of the way.",
            "Cane: hook it over the other shoulder and lever gently with both hands.",
            "Press to a good ache, five of ten at most. If it does not ease within a minute, press less or move on.",
            "Press muscle alone: never the spine, the edge of the shoulder blade or the front of the neck.",
            "Then stay still: the clock runs.",
            "The first set is for the left of your spine, the second for the right.",
            "Up to ninety seconds on a spot and five minutes a side, twice a day at most.",
            "I can't see the ball or how hard you press.",
        ),
        camera="From the front, at chest height, two metres away, face to knees in view.",
        stop_if=("numbness or tingling", "sharp or spreading pain"),
        avoid_if=(
            "blood thinners or a blood clot",
            "a bruise there, or skin that bruises easily",
            "brittle bones or a recent fracture",
            "open or infected skin",
            "numb skin or reduced feeling in the skin",
            "pregnancy, unless cleared for it",
        ),
    ),
    prescription=Prescription(
        dose=Dose(sets=2, reps=3, hold_s=30.0),
        rest_s=10.0,
        routine=RoutinePlace(60, express=True, needs="ball"),
        most_sets_a_day=4,  # both sides twice a day (exercises.md 7)
    ),
    camera=CameraSetup(views=frozenset({View.FRONT, View.FRONT_OBLIQUE}), landmarks=("ear", "shoulder", "hip", "knee")),
    hold=Hold(
        signal="speed_of:massage_across_ratio+massage_down_ratio",
        enter=0.025,
        leave=0.03,
        rising=False,
        settle_s=0.6,
        min_s=5.0,
        target_s=30.0,
        pauses=True,
        one="a still hold on one spot",
        most_on_a_spot_s=90.0,
        smoothing_hz=0.6,
        signal_is="how fast the trunk moves (half body lengths a second)",
    ),
    state_faults=(
        StateFault(
            id="shrug",
            signal="neck_length_ratio",
            direction=Direction.BELOW,
            limit=FromRest(-0.06, clear=-0.04),
            min_duration_s=3.0,
            feedback=Feedback(
                cue="Drop your shoulders, breathe",
                alternative_cue="Let your shoulders melt",
                sentence="Your shoulders crept up towards your ears by {value:.1%} of your trunk's length; up to"
                " {limit:.1%} counts as relaxed.",
                praise="Good, long neck",
                strength="Your shoulders stayed low.",
                parts=("ear", "shoulder"),
            ),
            priority=Priority.FORM,
            source="exercises.md 7: 15 % of the neck's length for 3 s; that is 0.06 trunk lengths",
        ),
        StateFault(
            id="moving",
            signal="speed_of:massage_across_ratio+massage_down_ratio",
            direction=Direction.ABOVE,
            limit=Fixed(0.08, clear=0.06),
            min_duration_s=0.0,
            feedback=Feedback(
                name="left the spot",
                cue="Keep still and breathe",
                alternative_cue="Stay on that spot",
                sentence="You moved during the hold, by {value:.1%} of your body's length a second; up to {limit:.1%}"
                " counts as still.",
                scale=0.5,
            ),
            priority=Priority.SETUP,
            of_hold=True,
            source="exercises.md 7: 0.08 a second is searching",
        ),
    ),
    recognition=RECOGNITION,
)
