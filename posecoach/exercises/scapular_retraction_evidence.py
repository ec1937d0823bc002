"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 131
repetitions in 54 recordings and 3417 other movements, most of them in
1055 more; 531 of these recordings are video of people, from 220 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.37,
    caution=1.2,
    observations=(
        Observation(
            "range_log", -2.31, 0.712, -0.82, -0.1, "it was too small a movement", "the movement was too large", -0.39
        ),
        Observation(
            "duration_log_s",
            1.3,
            0.49,
            -1.09,
            -0.65,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.88,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            13.2,
            22.4,
            -0.53,
            -0.5,
            "the arms did not go back",
            "the arms swung further than that",
            -0.36,
        ),
        Observation("elbow_bend_deg", 6.15, 20.7, -0.45, -0.76, "the elbows straightened", "the elbows bent", -0.46),
        Observation(
            "elbow_peak_deg",
            88.6,
            34.2,
            -0.48,
            -0.27,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.35,
        ),
        Observation(
            "hand_way_ratio", 0.313, 0.338, -0.36, -0.92, "the hands hardly moved", "the hands moved far", -0.64
        ),
        Observation("hand_travel", 0.0548, 0.179, -0.1, -0.76, "", "a hand was raised", -0.5),
        Observation(
            "hand_lift_peak_ratio", -0.599, 0.414, 0.14, -1.09, "the hands were low", "a hand was raised", -0.32
        ),
        Observation(
            "hand_lift_change_ratio", 0.0166, 0.166, -0.87, -0.24, "the hands sank", "a hand was raised", -0.33
        ),
        Observation(
            "hand_ahead_start_ratio", 0.497, 0.332, 0.18, -0.78, "", "the hands reached forward at the start", -0.21
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.243,
            0.288,
            0.45,
            -0.73,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.23,
        ),
        Observation(
            "face_peak_ratio",
            1.03,
            0.282,
            -0.48,
            0.31,
            "a hand was at the face",
            "the hands were far from the head",
            -0.009,
        ),
        Observation(
            "apart_change_ratio", -0.0374, 0.18, 0.23, -0.28, "the hands came together", "the hands went apart", -0.058
        ),
        Observation("inclination_deg", 5.84, 21.0, -0.03, -0.25, "", "the trunk was not upright", -0.18),
        Observation("lean_deg", -2.15, 23.4, -0.09, -0.29, "", "", -0.17),
        Observation(
            "lean_back",
            2.84,
            6.61,
            -0.28,
            0.03,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.045,
        ),
        Observation("lean_range", 2.92, 6.79, 0.09, -0.74, "", "the whole trunk moved", -0.4),
        Observation("hip_deg", 11.4, 32.0, 0.0, -0.19, "", "", -0.15),
        Observation(
            "hip_change_deg",
            -1.66,
            8.71,
            -0.07,
            -0.67,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.18,
        ),
        Observation("hips_way_ratio", 0.0248, 0.0769, -0.09, -0.46, "", "the hips moved about", -0.26),
        Observation("hips_gone_ratio", 0.00708, 0.0388, -0.03, -0.39, "", "the body went to another place", -0.23),
        Observation("knee_deg", 16.1, 36.8, -0.04, 0.1, "", "the knees were bent far", 0.056),
        Observation(
            "knee_change_deg",
            0.234,
            5.28,
            0.08,
            -0.14,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.012,
        ),
        Observation("either_thigh_travel", 0.0265, 0.0786, -0.04, 0.01, "", "the legs moved", 0.0021),
        Observation(
            "out_share",
            0.499,
            0.097,
            -0.02,
            -0.64,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.31,
        ),
        Observation(
            "unlike_ratio", 0.0495, 0.227, -0.11, -0.46, "", "the other movements around it were all different", -0.41
        ),
    ),
)
