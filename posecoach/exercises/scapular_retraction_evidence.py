"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 116
repetitions in 36 recordings and 2834 other movements, most of them in
901 more; 405 of these recordings are video of people, from 161 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=3.92,
    caution=0.8,
    observations=(
        Observation(
            "range_log", -2.53, 0.707, -0.41, 0.01, "it was too small a movement", "the movement was too large", -0.16
        ),
        Observation(
            "duration_log_s",
            1.33,
            0.488,
            -0.92,
            -0.34,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.72,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            11.9,
            23.6,
            -0.39,
            -0.46,
            "the arms did not go back",
            "the arms swung further than that",
            -0.3,
        ),
        Observation("elbow_bend_deg", 8.39, 21.6, -0.37, -0.59, "the elbows straightened", "the elbows bent", -0.35),
        Observation(
            "elbow_peak_deg",
            89.0,
            34.8,
            -0.47,
            -0.25,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.3,
        ),
        Observation(
            "hand_way_ratio", 0.303, 0.353, -0.46, -0.73, "the hands hardly moved", "the hands moved far", -0.54
        ),
        Observation("hand_travel", 0.0542, 0.177, -0.15, -0.73, "", "a hand was raised", -0.47),
        Observation(
            "hand_lift_peak_ratio", -0.599, 0.39, 0.11, -0.91, "the hands were low", "a hand was raised", -0.25
        ),
        Observation(
            "hand_lift_change_ratio", 0.0123, 0.172, -0.64, -0.12, "the hands sank", "a hand was raised", -0.22
        ),
        Observation(
            "hand_ahead_start_ratio", 0.497, 0.338, 0.04, -0.59, "", "the hands reached forward at the start", -0.19
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.286,
            0.288,
            0.38,
            -0.51,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.13,
        ),
        Observation(
            "face_peak_ratio",
            1.02,
            0.278,
            -0.38,
            0.5,
            "a hand was at the face",
            "the hands were far from the head",
            0.08,
        ),
        Observation(
            "apart_change_ratio", -0.0378, 0.179, 0.19, -0.33, "the hands came together", "the hands went apart", -0.092
        ),
        Observation("inclination_deg", 5.57, 20.6, -0.01, -0.27, "", "the trunk was not upright", -0.19),
        Observation("lean_deg", -2.03, 21.6, -0.08, -0.27, "", "", -0.17),
        Observation(
            "lean_back",
            3.49,
            6.89,
            -0.57,
            0.01,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.073,
        ),
        Observation("lean_range", 3.69, 6.79, -0.44, -0.43, "", "the whole trunk moved", -0.27),
        Observation("hip_deg", 11.0, 33.3, 0.01, -0.15, "", "", -0.12),
        Observation(
            "hip_change_deg",
            -1.04,
            8.66,
            -0.27,
            -0.64,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.24,
        ),
        Observation("hips_way_ratio", 0.0245, 0.0663, -0.09, -0.31, "", "the hips moved about", -0.18),
        Observation("hips_gone_ratio", 0.0069, 0.0329, -0.04, -0.24, "", "the body went to another place", -0.14),
        Observation("knee_deg", 15.7, 39.0, -0.02, 0.06, "", "the knees were bent far", 0.028),
        Observation(
            "knee_change_deg",
            0.425,
            4.93,
            -0.32,
            -0.14,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.16,
        ),
        Observation("either_thigh_travel", 0.0264, 0.076, -0.11, 0.01, "", "the legs moved", -0.001),
        Observation(
            "out_share",
            0.502,
            0.0998,
            -0.03,
            -0.45,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.22,
        ),
        Observation(
            "unlike_ratio", 0.301, 0.281, -0.17, -0.75, "", "the other movements around it were all different", -0.54
        ),
    ),
)
