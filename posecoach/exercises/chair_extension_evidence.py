"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 146
repetitions in 50 recordings and 3998 other movements, most of them in
1872 more; 1090 of these recordings are video of people, from 369 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.24,
    caution=0.4,
    observations=(
        Observation(
            "range_log", 3.05, 0.536, -0.81, -0.39, "it was too small a movement", "the movement was too large", -0.62
        ),
        Observation(
            "duration_log_s",
            1.25,
            0.496,
            -0.5,
            -0.06,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.31,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.572, 0.335, -0.13, -0.66, "", "the hands did not hold the head", -0.57),
        Observation(
            "hand_lift_peak_ratio",
            0.369,
            0.362,
            -1.76,
            0.11,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.8,
        ),
        Observation(
            "hand_lift_change_ratio", -0.112, 0.244, -0.42, -0.76, "the hands sank", "the hands were raised", -0.45
        ),
        Observation("face_peak_ratio", 0.714, 0.352, 0.11, 0.01, "", "the hands did not hold the head", 0.034),
        Observation(
            "face_change_ratio", 0.0146, 0.203, 0.2, 0.31, "the hands went to the head", "the hands left the head", 0.19
        ),
        Observation("elbow_bend_deg", -10.8, 27.0, 0.2, -0.48, "the elbows straightened", "the elbows bent", -0.24),
        Observation(
            "elbow_peak_deg",
            61.4,
            42.5,
            0.1,
            -0.47,
            "",
            "the elbows bent further than hands at the head take them",
            -0.14,
        ),
        Observation(
            "apart_change_ratio", 0.0156, 0.296, 0.06, -0.02, "the hands came together", "the hands went apart", 0.01
        ),
        Observation("inclination_deg", 11.5, 19.0, 0.02, -0.59, "", "", -0.29),
        Observation("lean_deg", -10.2, 20.8, -0.42, -0.27, "", "", -0.21),
        Observation("hip_bend", 32.0, 6.0, -1.2, 0.0, "you were not sitting", "", -0.6),
        Observation("hips_high", 0.879, 0.464, -1.09, -0.66, "", "you were not sitting", -0.59),
        Observation(
            "hip_change_deg",
            -17.7,
            12.8,
            -0.51,
            -0.57,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.43,
        ),
        Observation("hips_way_ratio", 0.0266, 0.121, -0.01, -0.73, "", "the hips moved about", -0.38),
        Observation("hips_forward", 0.00205, 0.163, 0.01, -0.11, "", "the hips slid forward", -0.032),
        Observation("hips_gone_ratio", 0.00652, 0.0743, -0.01, -0.66, "", "the body went to another place", -0.29),
        Observation("knee_deg", 75.8, 34.0, -0.12, -0.11, "", "the knees were bent far", -0.11),
        Observation(
            "knee_change_deg",
            0.149,
            9.36,
            -0.21,
            0.04,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.063,
        ),
        Observation(
            "out_share",
            0.489,
            0.0981,
            -0.21,
            -0.47,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.27,
        ),
        Observation(
            "unlike_ratio", 0.0614, 0.224, -0.12, -0.34, "", "the other movements around it were all different", -0.22
        ),
    ),
)
