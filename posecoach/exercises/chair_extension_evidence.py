"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 101
repetitions in 32 recordings and 2537 other movements, most of them in
1170 more; 538 of these recordings are video of people, from 175 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.19,
    caution=0.1,
    observations=(
        Observation(
            "range_log", 3.06, 0.504, -0.63, -0.43, "it was too small a movement", "the movement was too large", -0.48
        ),
        Observation(
            "duration_log_s",
            1.33,
            0.477,
            -0.44,
            -0.05,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.29,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.59, 0.356, -0.05, -0.5, "", "the hands did not hold the head", -0.4),
        Observation(
            "hand_lift_peak_ratio",
            0.331,
            0.35,
            -1.43,
            0.15,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.4,
        ),
        Observation(
            "hand_lift_change_ratio", -0.11, 0.236, -0.26, -0.66, "the hands sank", "the hands were raised", -0.43
        ),
        Observation("face_peak_ratio", 0.836, 0.367, -0.23, -0.07, "", "the hands did not hold the head", -0.13),
        Observation(
            "face_change_ratio",
            0.0143,
            0.15,
            -0.11,
            -0.02,
            "the hands went to the head",
            "the hands left the head",
            -0.051,
        ),
        Observation("elbow_bend_deg", -10.8, 24.4, -0.02, -0.55, "the elbows straightened", "the elbows bent", -0.32),
        Observation(
            "elbow_peak_deg",
            55.1,
            45.3,
            0.05,
            -0.39,
            "",
            "the elbows bent further than hands at the head take them",
            -0.22,
        ),
        Observation(
            "apart_change_ratio", 0.0156, 0.22, -0.14, -0.09, "the hands came together", "the hands went apart", -0.08
        ),
        Observation("inclination_deg", 11.9, 18.4, -0.0, -0.45, "", "", -0.25),
        Observation("lean_deg", -10.6, 20.9, -0.29, -0.26, "", "", -0.2),
        Observation("hip_bend", 32.0, 6.0, -1.2, 0.0, "you were not sitting", "", -0.6),
        Observation("hips_high", 0.857, 0.422, -0.97, -0.61, "", "you were not sitting", -0.57),
        Observation(
            "hip_change_deg",
            -18.6,
            12.5,
            -0.45,
            -0.45,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.37,
        ),
        Observation("hips_way_ratio", 0.0236, 0.111, -0.02, -0.58, "", "the hips moved about", -0.36),
        Observation("hips_forward", 0.00138, 0.13, 0.04, -0.04, "", "the hips slid forward", -0.0018),
        Observation("hips_gone_ratio", 0.00419, 0.056, -0.01, -0.57, "", "the body went to another place", -0.32),
        Observation("knee_deg", 75.8, 30.5, -0.15, -0.08, "", "the knees were bent far", -0.14),
        Observation(
            "knee_change_deg",
            0.06,
            8.86,
            -0.09,
            -0.02,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.037,
        ),
        Observation(
            "out_share",
            0.492,
            0.0969,
            -0.18,
            -0.33,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.2,
        ),
        Observation(
            "unlike_ratio", 0.147, 0.311, 0.18, -0.43, "", "the other movements around it were all different", -0.24
        ),
    ),
)
