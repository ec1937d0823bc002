"""Muscle fatigue: lying on the back, the elbows press into the floor and lift the chest, until it tires."""

from __future__ import annotations

from posecoach.core.accuracy import Label
from posecoach.core.cycle import Hold
from posecoach.core.dose import Dose, Progression, RoutinePlace
from posecoach.core.faults import Feedback, StateFault
from posecoach.core.limits import Direction, Fixed, FromRest
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import SAGITTAL_VIEWS, View
from posecoach.core.vocabulary import Posture, Priority
from posecoach.exercises.learned.muscle_fatigue_recognition import RECOGNITION

_TUNED_ON = "exercises.md 3; tuned on rendered elbow presses of several people from 69 to 103 degrees off the front"

SPEC = ExerciseSpec(
    id="muscle_fatigue",
    name="Elbow press",
    guide=Guide(
        purpose="Tires the muscles between the shoulder blades, so that they may let go afterwards.",
        equipment=("a mat",),
        set_up=(
            "Lie on your back, knees bent, upper arms halfway out to the side, fists to the ceiling.",
            "Press your elbows into the floor until your chest lifts. Your head and hips stay down.",
            "Keep breathing, and hold until I say to let go, or until it is hard: eight of ten. Then rest.",
            "At a wall instead: stand with your back to it and press your elbows back. I only keep time then.",
        ),
        camera="From the side, knee high, two metres away, your whole body in view.",
        stop_if=(
            "sharp pain or pain that spreads",
            "numb or tingling arms",
            "pain at the front of the shoulder",
            "dizziness",
            "pain above 5 of 10, or 2 more than at the start",
        ),
        avoid_if=(
            "a recent operation or dislocation of shoulder or neck",
            "high blood pressure that is not under control",
            "late pregnancy, unless cleared for it",
        ),
    ),
    prescription=Prescription(
        dose=Dose(sets=3, reps=1, hold_s=30.0),
        rest_s=45.0,
        # "3 rounds x hold 20-45 s" (exercises.md 3); steps of 5 s are our own default.
        progression=Progression(first_hold_s=20.0, step_hold_s=5.0, most_hold_s=45.0),
        routine=RoutinePlace(20),
        most_sets_a_day=3,  # exercises.md 3
    ),
    camera=CameraSetup(
        views=frozenset({View.SIDE}),
        landmarks=("ear", "shoulder", "elbow", "hip", "knee", "ankle"),
        posture=Posture.SUPINE,
        needs_silhouette=True,
    ),
    # Seven presses of three drawn people lift the chest by 0.037 to 0.16 of the trunk from where it lay before.
    hold=Hold(
        signal="chest_press_ratio",
        enter=0.033,
        leave=0.02,
        rising=True,
        settle_s=0.6,
        min_s=2.0,
        target_s=30.0,
        from_rest=True,
        one="a lift of the chest",
        collapse_ratio=0.7,
    ),
    state_faults=(
        StateFault(
            id="neck-only",
            signal="supine_head_lift_deg",
            direction=Direction.ABOVE,
            limit=Fixed(60.0, clear=52.0),
            min_duration_s=1.0,
            feedback=Feedback(
                name="only the neck moves",
                cue="Rest your head, chest up",
                alternative_cue="Heavy head, lift the chest",
                sentence="Your head came off the floor instead of your chest: it was raised by {value:.0f} degrees;"
                " up to {limit:.0f} counts as resting.",
                praise="Good, chest leads",
                strength="Your chest led the way.",
                parts=("ear",),
            ),
            views=SAGITTAL_VIEWS,
            source=_TUNED_ON + ": head down -10 to 45 degrees, lifted 75 and more",
        ),
        StateFault(
            id="hips-lift",
            signal="supine_hip_height_ratio",
            direction=Direction.ABOVE,
            limit=FromRest(0.12, clear=0.08),
            min_duration_s=1.0,
            feedback=Feedback(
                name="hips lift off",
                cue="Hips heavy on the mat",
                alternative_cue="Sink your hips into the floor",
                sentence="Your hips came off the floor and did the work: by {value:.0%} of your lower leg; up to"
                " {limit:.0%} counts as lying.",
                praise="Good, heavy hips",
                strength="Your hips stayed heavy.",
                parts=("hip",),
            ),
            views=SAGITTAL_VIEWS,
            source="exercises.md 3: 0.10 trunk lengths; clean renders rise by up to 0.03 lower legs in measurement",
        ),
        StateFault(
            id="collapse",
            signal="chest_press_ratio",
            direction=Direction.BELOW,
            limit=Fixed(0.7, clear=0.75),
            min_duration_s=1.2,
            feedback=Feedback(
                name="chest sinks",
                cue="Good. Rest and breathe.",
                alternative_cue="Let go and breathe",
                sentence="Your chest sank during the hold and kept {value:.0%} of its lift; from {limit:.0%} on it"
                " holds.",
            ),
            priority=Priority.SETUP,
            views=SAGITTAL_VIEWS,
            of_hold=True,
            source="exercises.md 3: below 70 % of the plateau for 1.5 s; a little sooner, because the hold then ends",
        ),
    ),
    labels=(
        Label("neck-only"),
        Label("hips-lift"),
    ),
    recognition=RECOGNITION,
)
