"""Heating pad: sitting with warmth on the back, led by the timer; the camera watches for a nod."""

from __future__ import annotations

from posecoach.core.dose import Dose, RoutinePlace
from posecoach.core.faults import Feedback, StateFault
from posecoach.core.limits import Direction, FromRest, Within
from posecoach.core.prescription import Prescription, Prompt
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import SAGITTAL_VIEWS, View
from posecoach.core.vocabulary import Priority
from posecoach.exercises.learned.heating_pad_recognition import RECOGNITION

SPEC = ExerciseSpec(
    id="heating_pad",
    name="Heating pad",
    guide=Guide(
        purpose="Warmth relaxes a tight back before you move it.",
        equipment=("a heating pad with a timer and an undamaged cord", "a thin cloth", "a chair with a back"),
        set_up=(
            "Lay the cloth and the pad across your upper back, between the shoulder blades.",
            "Sit back, low or medium heat, and never lie on the pad. It should feel warm, not hot.",
            "Never longer than half an hour, three times a day at most, and an hour between. Stay awake.",
            "I keep time and see whether you nod off. I can't see how warm it is: check your skin when I ask.",
        ),
        camera="From the front or side, two metres away, head to hips in view.",
        stop_if=("a burning feeling", "blotchy or net-like red skin", "dizziness"),
        avoid_if=(
            "numb skin or reduced feeling in the skin, as with diabetes or after a stroke",
            "a fresh injury with swelling",
            "open or infected skin",
            "poor circulation or a blood clot",
            "ointments or patches on the skin there",
            "alcohol, sleeping tablets or anything else that makes you drowsy",
            "pregnancy, unless cleared for it",
        ),
    ),
    prescription=Prescription(
        dose=Dose(sets=1, duration_s=900.0),
        rest_s=60.0,
        routine=RoutinePlace(10, needs="heat"),
        # Who leaves it out: exercises.md 2; FDA and CPSC 1995 on diabetes, stroke, alcohol, tablets (docs/sources.md).
        # exercises.md 2: a look at the skin every five minutes, a warning before the end; the dose itself is the hard
        # stop, and if somebody was out of the picture meanwhile, whom the pad may warm all the same, it comes after
        # 20 minutes.
        prompts=(
            Prompt("Check your skin. It should feel warm, not hot.", every_s=300.0, priority=Priority.SAFETY),
            Prompt("One more minute of warmth.", before_end_s=60.0),
            Prompt("Heat off now. Check your skin.", before_end_s=0.5, priority=Priority.SAFETY),
        ),
        latest_end_s=1200.0,
        apart_s=3600.0,  # exercises.md 2
        most_sets_a_day=3,  # exercises.md 2
        led_by_timer=True,
    ),
    camera=CameraSetup(
        views=frozenset({View.FRONT, View.FRONT_OBLIQUE, View.SIDE}),
        landmarks=("ear", "shoulder", "hip"),
    ),
    state_faults=(
        StateFault(
            id="nodding-off",
            signal="head_nod_deg",
            direction=Direction.ABOVE,
            limit=FromRest(15.0, clear=10.0),
            min_duration_s=7.0,
            only_if=(Within("speed_of:head_nod_deg", high=6.0),),
            feedback=Feedback(
                cue="Check your skin, stay awake",
                alternative_cue="Wake up and check your skin",
                sentence="Your head had sunk by {value:.0f} degrees and you were quite still; up to {limit:.0f}"
                " passes for awake.",
                parts=("ear",),
            ),
            priority=Priority.SAFETY,
            source="exercises.md 2, sooner than its 90 s because an alarm too many costs little; rendered nods sink"
            " by 20 to 35 degrees and then move at less than 1 degree a second, sitters who are awake by up to 8",
        ),
        StateFault(
            id="slumped",
            signal="trunk_lean_deg",
            direction=Direction.ABOVE,
            limit=FromRest(15.0, clear=10.0),
            min_duration_s=30.0,
            feedback=Feedback(
                cue="Grow tall, shoulders easy",
                alternative_cue="Sit up like a tall tree",
                sentence="You had sunk forward by {value:.0f} degrees for half a minute; up to {limit:.0f} is relaxed.",
                parts=("shoulder", "ear"),
            ),
            priority=Priority.REFINEMENT,
            views=SAGITTAL_VIEWS,
            source="exercises.md 2: ear 0.25 trunk lengths forward for 60 s; 15 degrees of lean do that",
        ),
    ),
    recognition=RECOGNITION,
)
