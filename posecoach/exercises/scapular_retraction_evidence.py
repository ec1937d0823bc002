"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 206
repetitions in 75 recordings and 3517 other movements, most of them in
1084 more; 531 of these recordings are video of people, from 220 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.7,
    caution=1.2,
    observations=(
        Observation(
            "range_log", -2.23, 0.678, -0.97, -0.26, "it was too small a movement", "the movement was too large", -0.59
        ),
        Observation(
            "duration_log_s",
            1.25,
            0.51,
            -1.0,
            -0.46,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.77,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            11.8,
            21.4,
            -0.68,
            -0.62,
            "the arms did not go back",
            "the arms swung further than that",
            -0.45,
        ),
        Observation("elbow_bend_deg", 6.01, 20.1, -0.55, -0.78, "the elbows straightened", "the elbows bent", -0.48),
        Observation(
            "elbow_peak_deg",
            85.0,
            34.2,
            -0.51,
            -0.15,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.35,
        ),
        Observation(
            "hand_way_ratio", 0.297, 0.333, -0.33, -0.99, "the hands hardly moved", "the hands moved far", -0.68
        ),
        Observation("hand_travel", 0.0626, 0.176, -0.08, -0.36, "", "a hand was raised", -0.24),
        Observation("hand_lift_peak_ratio", -0.6, 0.424, 0.11, -0.97, "the hands were low", "a hand was raised", -0.29),
        Observation("hand_lift_change_ratio", 0.018, 0.163, -0.92, -0.15, "the hands sank", "a hand was raised", -0.33),
        Observation(
            "hand_ahead_start_ratio", 0.457, 0.344, 0.09, -0.87, "", "the hands reached forward at the start", -0.32
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.21,
            0.291,
            0.41,
            -0.61,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.23,
        ),
        Observation(
            "face_peak_ratio",
            1.04,
            0.285,
            -0.58,
            0.33,
            "a hand was at the face",
            "the hands were far from the head",
            -0.021,
        ),
        Observation(
            "apart_change_ratio", -0.0334, 0.183, 0.26, -0.16, "the hands came together", "the hands went apart", 0.0039
        ),
        Observation("inclination_deg", 6.74, 21.0, -0.02, -0.27, "", "the trunk was not upright", -0.19),
        Observation("lean_deg", -1.65, 23.2, -0.05, -0.3, "", "", -0.17),
        Observation(
            "lean_back",
            2.92,
            6.42,
            -0.38,
            -0.02,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.092,
        ),
        Observation("lean_range", 3.34, 6.61, 0.13, -0.74, "", "the whole trunk moved", -0.37),
        Observation("hip_deg", 13.4, 33.3, 0.01, -0.14, "", "", -0.11),
        Observation(
            "hip_change_deg",
            -2.21,
            8.43,
            -0.1,
            -0.69,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.22,
        ),
        Observation("hips_way_ratio", 0.0294, 0.0725, -0.12, -0.53, "", "the hips moved about", -0.3),
        Observation("hips_gone_ratio", 0.00924, 0.0367, -0.04, -0.4, "", "the body went to another place", -0.23),
        Observation("knee_deg", 17.5, 38.7, -0.02, 0.07, "", "the knees were bent far", 0.04),
        Observation(
            "knee_change_deg",
            0.733,
            5.33,
            0.04,
            -0.17,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.03,
        ),
        Observation("either_thigh_travel", 0.0352, 0.0794, -0.1, 0.06, "", "the legs moved", 0.031),
        Observation(
            "out_share",
            0.494,
            0.0977,
            -0.25,
            -0.67,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.4,
        ),
        Observation(
            "unlike_ratio", 0.0688, 0.233, -0.09, -0.54, "", "the other movements around it were all different", -0.45
        ),
    ),
)
