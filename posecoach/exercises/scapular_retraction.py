"""Scapular retraction: standing or sitting, shoulder blades drawn back and together, held, released."""

from __future__ import annotations

from posecoach.core.accuracy import Accuracy, Label
from posecoach.core.cycle import Decoy, RepCycle, RepWords
from posecoach.core.dose import Dose, RoutinePlace
from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.limits import Direction, Fixed, FromUsual, Within
from posecoach.core.measure import Combine, Measure, Statistic
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import SAGITTAL_VIEWS, View
from posecoach.core.vocabulary import Priority
from posecoach.exercises.learned.scapular_retraction_evidence import EVIDENCE
from posecoach.exercises.learned.scapular_retraction_recognition import RECOGNITION

_TUNED_ON = "exercises.md 9.4; tuned on rendered squeezes of several people, side and oblique, bent and hanging arms"

SPEC = ExerciseSpec(
    id="scapular_retraction",
    name="Shoulder-blade squeeze",
    guide=Guide(
        purpose="Wakes and strengthens the muscles between the shoulder blades.",
        set_up=(
            "Stand or sit tall, elbows bent at your sides or arms hanging.",
            "Draw your shoulder blades back and slightly down, hold for five seconds, and let go slowly.",
            "About half of your strength is enough.",
        ),
        camera="From the side, at chest height, two metres away, head to hips in view; not from front or back.",
        stop_if=("pain above 5 of 10, or 2 more than at the start", "tingling in arm or hand"),
        avoid_if=("a recent operation or fresh injury of shoulder or chest, unless cleared for it",),
    ),
    prescription=Prescription(
        dose=Dose(sets=1, reps=10, hold_s=5.0),
        tempo_s=(1.5, 2.0, 1.5),
        routine=RoutinePlace(70),
    ),
    camera=CameraSetup(views=frozenset({View.SIDE}), landmarks=("ear", "shoulder", "elbow", "hip"), settling_s=0.5),
    cycle=RepCycle(
        words=RepWords(
            one="a shoulder-blade squeeze",
            ways=("squeeze", "release"),
            range_is="how far the shoulder goes back, and a share of the elbow's way with it",
        ),
        drives=("squeeze_image_ratio",),
        unit="trunk lengths",
        min_range=0.018,
        full_range=0.042,
        common_range=0.055,
        full_range_by_view={View.FRONT_OBLIQUE: 0.02, View.BACK_OBLIQUE: 0.02},
        full_ratio=0.6,
        smoothing_hz=2.0,
        countable_views=SAGITTAL_VIEWS,
        shows_as_narrowing=True,
        decoys=(
            # Obliquely the way of the arms is foreshortened (0.09 to 0.065). From 0.05 on, marching is taken for it.
            Decoy(
                "no-retraction",
                "upright_arm_back_near_ratio",
                min_range=0.06,
                views=SAGITTAL_VIEWS,  # from the front an arm that goes out to the side would be taken for it
                sentence="Your arms went back by {value:.0%} of your trunk's length (up to {limit:.0%} is fine), but"
                " your shoulder blades hardly moved.",
            ),
        ),
    ),
    measures=(
        Measure("arm_shift", "arm_back_near_ratio", Statistic.CHANGE_AT_PEAK),
        Measure("retraction", "retraction_image_ratio", Statistic.CHANGE_AT_PEAK),
        Measure("shoulder_raise", "shoulder_raise_{side}_ratio", Statistic.AT_PEAK),
        Measure("shoulder_start", "shoulder_raise_{side}_ratio", Statistic.AT_START),
        Measure("lean_back", "midline_lean_deg", Statistic.DROP),
        Measure("lean_range", "midline_lean_deg", Statistic.RANGE),
        Measure("head_forward", "head_forward_near_ratio", Statistic.AT_PEAK),
        Measure("inclination", "trunk_incl_deg", Statistic.MAX),
        Measure("thigh_travel", "knee_drop_{side}_ratio", Statistic.RANGE),
        Measure("either_thigh_travel", "knee_drop_{side}_ratio", Statistic.RANGE, Combine.MAX),
        Measure("hand_travel", "seen_hand_above_shoulder_{side}_ratio", Statistic.RANGE, Combine.MAX),
    ),
    evidence=EVIDENCE,
    faults=(
        RepFault(
            id="no-retraction",
            measure="range_ratio",
            direction=Direction.BELOW,
            limits=(Fixed(0.6),),
            only_if=(Within("lean_back", high=9.5),),
            feedback=Feedback(
                name="missing squeeze",
                cue="Pinch your shoulder blades together",
                alternative_cue="Open your chest wider",
                sentence="Your shoulder blades moved {value:.0%} of your usual squeeze; at least {limit:.0%} is one.",
                praise="That's the squeeze",
                strength="You squeezed every time.",
                parts=("shoulder",),
            ),
            views=SAGITTAL_VIEWS,
            weight=35.0,
            blocks_full=True,
            source=_TUNED_ON + ": about 0.4 without a squeeze, 0.7 or more with one",
        ),
        RepFault(
            id="shrug",
            measure="shoulder_raise",
            direction=Direction.ABOVE,
            limits=(Fixed(3.2, clear=3.1), FromUsual(0.06, start="shoulder_start")),
            only_if=(Within("lean_back", high=9.5),),
            feedback=Feedback(
                cue="Slide blades to back pockets",
                alternative_cue="Shoulders away from your ears",
                sentence="Your shoulders came closer to your ears {than}, by {value:.1%} of your height from hip to"
                " ear; up to {limit:.1%} is still right.",
                praise="Good, long neck",
                strength="Your shoulders stayed low.",
                parts=("ear", "shoulder"),
                scale=0.25,
            ),
            views=SAGITTAL_VIEWS,
            source=_TUNED_ON
            + ": 0.07 and more above the person's own median (17 shrugs), clean ones by up to 0.055 but for "
            "one of 150; half of how far the start was higher is taken off. An arched low "
            "back lifts the shoulder as seen by 0.08",
        ),
        RepFault(
            id="low-back-arch",
            measure="lean_back",
            direction=Direction.ABOVE,
            limits=(Fixed(9.5, clear=8.5), FromUsual(6.5, least=7.0)),
            feedback=Feedback(
                name="arched low back",
                cue="Ribs soft, stay tall",
                alternative_cue="Move only your shoulders",
                sentence="You leaned back by {value:.0f} degrees; up to {limit:.0f} is normal for a squeeze.",
                praise="Good, quiet ribs",
                strength="Your ribs stayed quiet.",
                parts=("hip", "shoulder"),
            ),
            views=SAGITTAL_VIEWS,
            source=_TUNED_ON
            + ": the line from hips to head leans by up to 7 degrees in a squeeze from any view, by 11.5 "
            "and more in an arch of 22, but for two of 8.7 and 9.3 close to the front; 7.2 and more above the own"
            " median (17 arches), clean ones up to 5.9. The line to the shoulders, which a squeeze draws back, leaned"
            " by up to 18",
        ),
        RepFault(
            id="torso-swing",
            measure="lean_range",
            direction=Direction.ABOVE,
            limits=(Fixed(11.0, clear=10.0),),
            only_if=(Within("arm_shift", high=0.22),),
            feedback=Feedback(
                cue="Chest quiet, blades move",
                alternative_cue="Stay tall like a post",
                sentence="Your whole trunk swayed by {value:.0f} degrees; up to {limit:.0f} is normal for a squeeze.",
                praise="Good, nice and still",
                strength="Your body stayed still.",
                parts=("shoulder", "hip"),
            ),
            views=frozenset({View.SIDE}),
            blocks_full=True,
            source=_TUNED_ON + ": up to 10 degrees in squeezes, 11 or more when a standing person sways. "
            "Obliquely 7 true degrees read as 11",
        ),
        RepFault(
            id="head-poke",
            measure="head_forward",
            direction=Direction.ABOVE,
            limits=(Fixed(0.6, clear=0.5), FromUsual(0.043)),
            feedback=Feedback(
                name="head pushed forward",
                cue="Chin back, long neck",
                alternative_cue="Glide your head back",
                sentence="Your head went further forward {than}, by {value:.1%} of your trunk's length;"
                " up to {limit:.1%} is still right.",
                praise="Good, long neck",
                parts=("ear",),
            ),
            views=SAGITTAL_VIEWS,
            source="exercises.md 8.4: 0.07 forward; in clean rendered squeezes the shoulders alone make 0.05",
        ),
        RepFault(
            id="short-hold",
            measure="hold_s",
            direction=Direction.BELOW,
            limits=(Fixed(0.2, clear=0.3),),
            feedback=Feedback(
                cue="Hold each one for five",
                alternative_cue="Count to five each time",
                sentence="You let go after {value:.1f} s; hold for {limit:.1f} s at the very least, ideally five.",
                praise="Good hold",
            ),
            priority=Priority.REFINEMENT,
            views=SAGITTAL_VIEWS,
            weight=10.0,
            source="exercises.md 1.5: shorter squeezes are blurred by the estimator's own smoothing; at eight pictures "
            "a second rendered holds of 0.36 s read 0.24",
        ),
    ),
    state_faults=(
        StateFault(
            id="turned-away",
            signal="off_side_deg",
            direction=Direction.ABOVE,
            limit=Fixed(65.0, clear=60.0),
            min_duration_s=3.0,
            feedback=Feedback(
                name="turned away",
                cue="Turn your side to me",
                alternative_cue="Turn sideways, please",
                sentence="You are turned {value:.0f} degrees off the side view; up to {limit:.0f} a squeeze can be"
                " seen.",
            ),
            priority=Priority.CAMERA,
            source="measured on rendered clips: from front and back the shoulders' shift is lost in noise",
        ),
    ),
    labels=(
        Label("shrug", "deg", "shrug"),
        Label("no-retraction", "ratio", "retraction", without=1.0),
        Label("low-back-arch"),
    ),
    accuracy=Accuracy(exact=6, clips=9, timing_s=(0.14, 0.12, 0.11)),
    recognition=RECOGNITION,
)
