"""Row: standing, seated, bent over, chest-supported, one arm, alternating arms, plank."""

from __future__ import annotations

from posecoach.core.accuracy import Accuracy, Label, PeopleCounted, RangeError
from posecoach.core.cycle import RepCycle, RepWords
from posecoach.core.dose import Dose, Progression, RoutinePlace
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import RETURN_SEEN, WHOLE, Direction, Fixed, FromStart, FromUsual, Within
from posecoach.core.measure import Combine, Measure, Statistic
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import SAGITTAL_VIEWS, View
from posecoach.core.vocabulary import Priority, Unjudged
from posecoach.exercises.learned.row_evidence import EVIDENCE
from posecoach.exercises.learned.row_recognition import RECOGNITION

SPEC = ExerciseSpec(
    id="row",
    name="Row",
    guide=Guide(
        purpose="Strengthens the muscles that draw the shoulder blades together, after they have been loosened.",
        equipment=("a resistance band fixed between navel and elbow height, or a pair of light dumbbells",),
        set_up=(
            "Band: stand or sit tall. Dumbbells: lean forward, back flat, knees soft, or with one hand on a chair.",
            "At first take a band or weight with which fifteen pulls would still be easy.",
            "Begin with long arms and let the shoulder blades glide forward.",
            "Draw your elbows back until they just pass your ribs, and squeeze for a moment.",
            "Pull for one to two seconds, and take two to three on the way back.",
        ),
        check="Check band and anchor: nothing may give way or snap into your eyes.",
        camera="From the side at chest height, two metres away, head to knees in view; half from the front works too.",
        stop_if=(
            "pain at the front of the shoulder or in the neck",
            "tingling in an arm or hand",
            "pain above 5 of 10, or 2 more than at the start",
        ),
        avoid_if=("a recent operation or fresh injury of shoulder, back or ribs, unless cleared for it",),
    ),
    prescription=Prescription(
        dose=Dose(sets=3, reps=10),
        rest_s=60.0,
        tempo_s=(1.5, 1.0, 2.0),
        progression=Progression(first_sets=2, step_reps=2, most_reps=12, by_effort=True),  # exercises.md 8.1
        routine=RoutinePlace(80, express=True, needs="band", instead="scapular_retraction"),
    ),
    camera=CameraSetup(
        views=frozenset({View.SIDE, View.FRONT_OBLIQUE}), landmarks=("shoulder", "elbow", "wrist", "hip")
    ),
    cycle=RepCycle(
        words=RepWords(
            one="a row",
            ways=("pull", "back"),
            range_is="the upper arm's way back and three quarters of the elbow's bend together, no angle of one joint",
        ),
        drives=("drawn_in_{side}_deg",),
        unit="deg",
        min_range=15.0,
        full_range=18.0,
        common_range=70.0,
        full_ratio=0.65,
        aim_ratio=0.85,
    ),
    measures=(
        Measure("elbow_behind", "upper_arm_behind_{side}_deg", Statistic.AT_PEAK),
        Measure("elbow_out", "upper_arm_abduction_{side}_deg", Statistic.AT_PEAK),
        Measure("lean_back", "midline_lean_deg", Statistic.DROP),
        Measure("lean_range", "midline_lean_deg", Statistic.RANGE),
        Measure("lean_start", "midline_lean_deg", Statistic.AT_START),
        Measure("knee_range", "knee_flexion_deg", Statistic.RANGE),
        Measure("off_side", "off_side_deg", Statistic.MEDIAN),
        Measure("trunk_depth", "trunk_depth_ratio", Statistic.MEDIAN),
        Measure("inclination", "trunk_incl_deg", Statistic.AT_START),
        Measure("shoulder_height", "shoulder_raise_{side}_ratio", Statistic.AT_PEAK),
        Measure("shoulder_start", "shoulder_raise_{side}_ratio", Statistic.AT_START),
        Measure("girdle_back", "girdle_back_ratio", Statistic.AT_PEAK),
        Measure("asymmetry", "upper_arm_behind_{side}_deg", Statistic.RANGE, Combine.ASYMMETRY),
        Measure("elbow_range", "upper_arm_behind_{side}_deg", Statistic.RANGE, Combine.MEAN),
        Measure("arm_seen", "arm_seen_{side}_ratio", Statistic.MEDIAN, Combine.MIN),
        Measure("better_arm_seen", "arm_seen_{side}_ratio", Statistic.MEDIAN, Combine.MAX),
    ),
    evidence=EVIDENCE,
    faults=(
        RepFault(
            id="shrug",
            measure="shoulder_height",
            direction=Direction.ABOVE,
            limits=(
                Fixed(3.2, clear=3.1),
                FromUsual(0.055, start="shoulder_start"),
                FromStart("shoulder_start", 0.3, frozenset({View.SIDE})),
            ),
            only_if=(Within("lean_back", high=9.0),),
            judged_if=(Within("inclination", high=38.0), Within("lean_start", low=-25.0)),
            feedback=Feedback(
                cue="Shoulders away from ears",
                alternative_cue="Make your neck long",
                sentence="Your shoulder came closer to your ear {than}, by {value:.1%} of your height from hip to ear;"
                " up to {limit:.1%} is still right.",
                praise="Good, long neck",
                strength="Your shoulders stayed low.",
                parts=("ear", "shoulder"),
                scale=0.25,
            ),
            views=SAGITTAL_VIEWS | {View.FRONT},
            source="exercises.md 8.4: 10 degrees lift the shoulder by 5 % of the trunk; 7 of 9 rendered shrugs are "
            "above the usual by 0.06 and more, 169 of 171 clean pulls by up to 0.053. Above their own start nine of ten"
            " of 92 pulls of people from the side end by up to 0.3: a reach lets the shoulder down; obliquely the arm"
            " does that alone. From 40 degrees bent over 3 of 18 pulls read as shrugs, and were none",
        ),
        RepFault(
            id="torso-swing",
            measure="lean_back",
            direction=Direction.ABOVE,
            limits=(Fixed(8.2, clear=7.2),),
            only_if=(Within("lean_range", low=6.0),),
            judged_if=(
                Within("arms", low=2.0, unless=Within("inclination", high=45.0)),
                Within("off_side", high=60.0, otherwise=Unjudged.VIEW),
                Within("trunk_depth", high=0.38, otherwise=Unjudged.VIEW),
                Within("lean_back", high=60.0, otherwise=Unjudged.NOT_SEEN),
                Within("lean_start", low=-30.0),
                Within("knee_range", high=60.0),
            ),
            feedback=Feedback(
                cue="Trunk still, only arms move",
                alternative_cue="Keep your chest quite still",
                sentence="Your trunk came up or back by {value:.0f} degrees; up to {limit:.0f} is normal for a pull.",
                praise="Good, nice and still",
                strength="Your body stayed still.",
                parts=("shoulder", "hip"),
            ),
            views=SAGITTAL_VIEWS,
            source="exercises.md 8.4: over 10 degrees peak to peak; the line from hips to head shows 0.8 of it, as the "
            "spine bends. Clean pulls read as up to 6 from the side. Nearer than 30 degrees to the front over half of "
            "it is foreshortened; of a trunk bent over towards the camera or away (0.4 to 0.75 of its length in depth) "
            "clean pulls read as up to 12, at 0.35 a swing of 25 was found. Over 60 the landmarks jumped. Who hangs "
            "from the hands (36 to 81 back) turns about the heels, on an ergometer (knees bend by 66 to 125) the swing "
            "is part of the stroke, one arm turns a bent trunk and lifts the head (8 to 19; upright up to 5)",
        ),
        RepFault(
            id="partial-pull",
            measure="range_ratio",
            direction=Direction.BELOW,
            limits=(Fixed(0.65, clear=0.68),),
            only_if=(Within("shortfall_ratio", low=-0.03),),
            feedback=Feedback(
                name="short pull",
                cue="Pull a little further",
                alternative_cue="Pull to your ribs",
                sentence="You pulled {value:.0%} of your usual distance; from {limit:.0%} on it always counts as full.",
                praise="That's the range",
                parts=("elbow", "wrist"),
            ),
            weight=0.0,
            source="exercises.md 8.3: partial from half to four fifths; 0.42 reads as 0.44 to 0.62, whole pulls 0.67+",
        ),
        RepFault(
            id="partial-return",
            measure="return_ratio",
            direction=Direction.BELOW,
            limits=(Fixed(0.6, clear=0.65),),
            judged_if=(RETURN_SEEN, Within("better_arm_seen", low=0.6, otherwise=Unjudged.NOT_SEEN)),
            feedback=Feedback(
                name="short return",
                cue="Reach all the way forward",
                alternative_cue="Let your arms go long",
                sentence="Your arms came {value:.0%} of the way back; at least {limit:.0%} counts as long arms.",
                praise="Good, full reach",
                strength="You reached all the way.",
                parts=("elbow", "wrist"),
            ),
            views=SAGITTAL_VIEWS,
            source="exercises.md 8.4: the blades glide forward in a full return only; clean ones read as 0.8 and more. "
            "A return that the recording cuts off was not seen, nor that of a hidden arm",
        ),
        RepFault(
            id="too-fast",
            measure="duration_s",
            direction=Direction.BELOW,
            limits=(Fixed(1.8, clear=2.0), FromUsual(1.2)),
            only_if=(Within("duration_s", high=2.4), Within("back_s", high=0.8)),
            judged_if=(
                WHOLE,
                Within("arm_seen", low=0.6, otherwise=Unjudged.NOT_SEEN, unless=Within("arms", low=2.0)),
                Within("better_arm_seen", low=0.3, otherwise=Unjudged.NOT_SEEN),
            ),
            feedback=Feedback(
                cue="Slow on the way back",
                alternative_cue="Count two on the return",
                sentence="The repetition took {value:.1f} s; give it {limit:.1f} s or more, most of it for the return.",
                praise="Good pace",
                strength="Nice steady pace.",
                parts=("wrist",),
            ),
            weight=0.0,
            source="exercises.md 8.1, 8.4: a return within 1 s (read up to 0.2 s short) harms, a quick pull let out "
            "slowly (people: 0.5 s out, 0.9 s back) does not. Hidden, one arm shows for 1.1 s of 1.8",
        ),
        RepFault(
            id="no-retraction",
            measure="girdle_back",
            direction=Direction.BELOW,
            limits=(FromUsual(0.028),),
            only_if=(Within("range_ratio", low=0.75), Within("lean_back", high=9.0)),
            judged_if=(Within("arms", low=2.0, high=2.0), Within("inclination", high=45.0)),
            feedback=Feedback(
                name="missing squeeze",
                cue="Pause and pinch a pencil",
                alternative_cue="Squeeze your shoulder blades together",
                sentence="Your shoulder was drawn back less {than}, by {value:.1%} of your height from hip to head;"
                " up to {limit:.1%} less is still a squeeze.",
                praise="That's the squeeze",
                strength="You squeezed every time.",
                parts=("shoulder",),
                scale=1 / 1.4,
            ),
            views=frozenset({View.SIDE}),
            source="exercises.md 9: a squeeze carries the shoulder back by 4 to 7 % of the trunk; only what exceeds "
            "the spread of clean rendered pulls is said. Bent over, 7 of 7 findings in people were the head's way",
        ),
        RepFault(
            id="over-pull",
            measure="elbow_behind",
            direction=Direction.ABOVE,
            limits=(Fixed(58.0, clear=54.0),),
            feedback=Feedback(
                name="pulled too far",
                cue="Stop just past your ribs",
                alternative_cue="A shorter pull is plenty",
                sentence="Your elbow went {value:.0f} degrees behind you; past {limit:.0f} the shoulder tips forward.",
                praise="Right there",
                parts=("elbow",),
            ),
            views=SAGITTAL_VIEWS,
            source="exercises.md 8.4: over 35 degrees; the estimator reads clean pulls as up to 50",
        ),
        RepFault(
            id="elbow-flare",
            measure="elbow_out",
            direction=Direction.ABOVE,
            limits=(Fixed(48.0, clear=44.0),),
            judged_if=(Within("inclination", high=38.0), Within("lean_start", low=-25.0)),
            feedback=Feedback(
                name="elbows far out",
                cue="Elbows brush your sides",
                alternative_cue="Elbows point straight back",
                sentence="Your elbow pointed {value:.0f} degrees out to the side; keep it within {limit:.0f}.",
                praise="Good, elbows close",
                parts=("elbow",),
            ),
            priority=Priority.REFINEMENT,
            views=frozenset({View.FRONT, View.FRONT_OBLIQUE}),
            weight=10.0,
            source="exercises.md 8.4: 20 to 45 degrees off the ribs (rendered: to 40); bent over, the way back shows",
        ),
        RepFault(
            id="asymmetry",
            measure="asymmetry",
            direction=Direction.ABOVE,
            limits=(Fixed(0.3, clear=0.25),),
            judged_if=(
                Within("arms", low=2.0, high=2.0),
                Within("off_side", low=74.0, otherwise=Unjudged.VIEW),
                Within("arm_seen", low=0.7, otherwise=Unjudged.NOT_SEEN),
                Within("elbow_range", low=55.0),
                Within("inclination", high=45.0),
            ),
            feedback=Feedback(
                name="uneven arms",
                cue="Match both elbows",
                alternative_cue="Pull both sides the same",
                sentence="One arm pulled {value:.0%} further than the other; {limit:.0%} still counts as even.",
                praise="Both sides matched",
                strength="Both sides matched.",
                parts=("elbow",),
            ),
            priority=Priority.REFINEMENT,
            views=frozenset({View.FRONT}),
            weight=10.0,
            source="exercises.md 12: under 15 % is even; judged only from straight ahead, with the elbows' way in its "
            "true size (8.3: 60 to 95 degrees): else one arm hides (even pulls read as 0.3 to 0.5), or depth is less",
        ),
    ),
    labels=(
        Label("shrug", "deg", "shrug"),
        Label("torso-swing", "deg", "swing"),
        Label("no-retraction", "ratio", "retraction", without=1.0),
        Label("too-fast"),
        Label("asymmetry", "ratio", "asym"),
    ),
    accuracy=Accuracy(
        exact=27,
        clips=29,
        timing_s=(0.06, 0.06, 0.1),
        range_by_view={View.SIDE: RangeError(0.050, 36), View.FRONT_OBLIQUE: RangeError(0.051, 19)},
        people=PeopleCounted(exact=390, recordings=443, others_refused=1322, others=1343),
    ),
    recognition=RECOGNITION,
)
