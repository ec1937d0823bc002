"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 69
repetitions in 17 recordings and 2772 other movements, most of them in
727 more; 251 of these recordings are video of people, from 101 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.91,
    caution=0.0,
    observations=(
        Observation(
            "range_log", -2.59, 0.692, -0.57, -0.15, "it was too small a movement", "the movement was too large", -0.25
        ),
        Observation(
            "duration_log_s",
            1.38,
            0.464,
            -1.0,
            -0.13,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.79,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            12.9,
            23.2,
            -0.42,
            -0.39,
            "the arms did not go back",
            "the arms swung further than that",
            -0.28,
        ),
        Observation("elbow_bend_deg", 10.2, 21.6, -0.05, -0.5, "the elbows straightened", "the elbows bent", -0.21),
        Observation(
            "elbow_peak_deg",
            89.2,
            26.7,
            -0.57,
            -0.28,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.44,
        ),
        Observation(
            "hand_way_ratio", 0.325, 0.41, -0.39, -0.72, "the hands hardly moved", "the hands moved far", -0.49
        ),
        Observation("hand_travel", 0.038, 0.226, -0.08, -0.72, "", "a hand was raised", -0.47),
        Observation(
            "hand_lift_peak_ratio", -0.598, 0.284, -0.45, -0.63, "the hands were low", "a hand was raised", -0.32
        ),
        Observation(
            "hand_lift_change_ratio", 0.00334, 0.186, -0.48, -0.0, "the hands sank", "a hand was raised", -0.12
        ),
        Observation(
            "hand_ahead_start_ratio", 0.499, 0.259, -0.51, -0.56, "", "the hands reached forward at the start", -0.39
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.37,
            0.225,
            -0.25,
            -0.33,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.23,
        ),
        Observation(
            "face_peak_ratio",
            1.02,
            0.218,
            -0.35,
            -0.53,
            "a hand was at the face",
            "the hands were far from the head",
            -0.3,
        ),
        Observation(
            "apart_change_ratio", -0.0427, 0.197, 0.31, -0.47, "the hands came together", "the hands went apart", -0.09
        ),
        Observation("inclination_deg", 4.3, 18.3, -0.03, -0.23, "", "the trunk was not upright", -0.15),
        Observation("lean_deg", -2.16, 19.2, -0.1, -0.17, "", "", -0.11),
        Observation(
            "lean_back",
            3.36,
            6.35,
            -0.58,
            0.04,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.054,
        ),
        Observation("lean_range", 3.35, 6.44, -0.38, -0.21, "", "the whole trunk moved", -0.14),
        Observation("hip_deg", 12.7, 26.3, -0.01, -0.14, "", "", -0.11),
        Observation(
            "hip_change_deg",
            -0.962,
            8.04,
            -0.05,
            -0.35,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.088,
        ),
        Observation("hips_way_ratio", 0.0168, 0.0698, -0.05, -0.16, "", "the hips moved about", -0.1),
        Observation("hips_gone_ratio", 0.00318, 0.0348, -0.01, -0.35, "", "the body went to another place", -0.23),
        Observation("knee_deg", 9.97, 29.6, -0.04, 0.04, "", "the knees were bent far", 0.021),
        Observation(
            "knee_change_deg",
            0.372,
            4.34,
            -0.42,
            0.13,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.098,
        ),
        Observation("either_thigh_travel", 0.0215, 0.0792, 0.03, -0.15, "", "the legs moved", -0.098),
        Observation(
            "out_share",
            0.493,
            0.0912,
            0.0,
            -0.47,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.23,
        ),
        Observation(
            "unlike_ratio", 0.19, 0.29, -0.14, -0.39, "", "the other movements around it were all different", -0.38
        ),
    ),
)
