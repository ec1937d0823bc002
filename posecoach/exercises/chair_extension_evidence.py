"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 76
repetitions in 22 recordings and 2427 other movements, most of them in
1100 more; 538 of these recordings are video of people, from 175 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.83,
    caution=0.0,
    observations=(
        Observation(
            "range_log", 3.07, 0.511, -0.67, -0.48, "it was too small a movement", "the movement was too large", -0.51
        ),
        Observation(
            "duration_log_s",
            1.35,
            0.49,
            -0.46,
            -0.04,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.31,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.566, 0.36, -0.07, -0.45, "", "the hands did not hold the head", -0.39),
        Observation(
            "hand_lift_peak_ratio",
            0.293,
            0.329,
            -1.6,
            0.05,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.5,
        ),
        Observation(
            "hand_lift_change_ratio", -0.0806, 0.238, -0.26, -0.66, "the hands sank", "the hands were raised", -0.39
        ),
        Observation("face_peak_ratio", 0.768, 0.368, -0.21, 0.07, "", "the hands did not hold the head", -0.021),
        Observation(
            "face_change_ratio",
            0.0141,
            0.137,
            -0.23,
            -0.0,
            "the hands went to the head",
            "the hands left the head",
            -0.094,
        ),
        Observation("elbow_bend_deg", -10.9, 23.9, 0.02, -0.48, "the elbows straightened", "the elbows bent", -0.28),
        Observation(
            "elbow_peak_deg",
            62.8,
            47.1,
            0.24,
            -0.38,
            "",
            "the elbows bent further than hands at the head take them",
            -0.11,
        ),
        Observation(
            "apart_change_ratio", 0.0153, 0.219, -0.15, -0.02, "the hands came together", "the hands went apart", -0.054
        ),
        Observation("inclination_deg", 12.1, 18.6, -0.01, -0.57, "", "", -0.31),
        Observation("lean_deg", -11.3, 20.6, -0.42, -0.25, "", "", -0.21),
        Observation("hip_bend", 32.0, 6.0, -2.0, 0.0, "you were not sitting", "", -1.0),
        Observation(
            "hip_change_deg",
            -19.0,
            13.1,
            -0.48,
            -0.51,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.4,
        ),
        Observation("hips_way_ratio", 0.0226, 0.114, -0.02, -0.61, "", "the hips moved about", -0.38),
        Observation("hips_forward", -0.000362, 0.132, 0.01, -0.24, "", "the hips slid forward", -0.078),
        Observation("hips_gone_ratio", 0.0034, 0.0593, -0.0, -0.58, "", "the body went to another place", -0.32),
        Observation("knee_deg", 77.3, 29.8, -0.17, -0.13, "", "the knees were bent far", -0.18),
        Observation(
            "knee_change_deg",
            0.0564,
            9.29,
            -0.02,
            0.06,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.0067,
        ),
        Observation(
            "out_share",
            0.5,
            0.0962,
            -0.22,
            -0.34,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.21,
        ),
        Observation(
            "unlike_ratio", 0.101, 0.3, 0.12, -0.48, "", "the other movements around it were all different", -0.33
        ),
    ),
)
