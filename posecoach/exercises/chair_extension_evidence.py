"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 92
repetitions in 28 recordings and 2499 other movements, most of them in
1142 more; 538 of these recordings are video of people, from 175 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.10,
    caution=0.1,
    observations=(
        Observation(
            "range_log", 3.06, 0.506, -0.65, -0.42, "it was too small a movement", "the movement was too large", -0.49
        ),
        Observation(
            "duration_log_s",
            1.33,
            0.475,
            -0.41,
            -0.05,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.27,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.585, 0.358, -0.07, -0.48, "", "the hands did not hold the head", -0.4),
        Observation(
            "hand_lift_peak_ratio",
            0.303,
            0.342,
            -1.42,
            0.13,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.3,
        ),
        Observation(
            "hand_lift_change_ratio", -0.101, 0.239, -0.21, -0.67, "the hands sank", "the hands were raised", -0.41
        ),
        Observation("face_peak_ratio", 0.826, 0.369, -0.23, -0.06, "", "the hands did not hold the head", -0.12),
        Observation(
            "face_change_ratio",
            0.015,
            0.15,
            -0.18,
            0.0,
            "the hands went to the head",
            "the hands left the head",
            -0.066,
        ),
        Observation("elbow_bend_deg", -10.9, 24.0, -0.0, -0.54, "the elbows straightened", "the elbows bent", -0.31),
        Observation(
            "elbow_peak_deg",
            56.1,
            45.8,
            0.09,
            -0.4,
            "",
            "the elbows bent further than hands at the head take them",
            -0.21,
        ),
        Observation(
            "apart_change_ratio", 0.0163, 0.232, -0.16, -0.08, "the hands came together", "the hands went apart", -0.077
        ),
        Observation("inclination_deg", 12.0, 18.3, -0.01, -0.45, "", "", -0.24),
        Observation("lean_deg", -10.9, 20.5, -0.29, -0.26, "", "", -0.2),
        Observation("hip_bend", 32.0, 6.0, -1.2, 0.0, "you were not sitting", "", -0.6),
        Observation("hips_high", 0.857, 0.416, -0.98, -0.63, "", "you were not sitting", -0.58),
        Observation(
            "hip_change_deg",
            -18.7,
            12.6,
            -0.43,
            -0.49,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.38,
        ),
        Observation("hips_way_ratio", 0.0232, 0.112, -0.02, -0.58, "", "the hips moved about", -0.36),
        Observation("hips_forward", 0.00125, 0.132, 0.03, -0.0, "", "the hips slid forward", 0.0092),
        Observation("hips_gone_ratio", 0.00367, 0.0567, -0.0, -0.57, "", "the body went to another place", -0.32),
        Observation("knee_deg", 76.8, 30.1, -0.12, -0.09, "", "the knees were bent far", -0.12),
        Observation(
            "knee_change_deg",
            0.0616,
            9.03,
            -0.06,
            0.0,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.023,
        ),
        Observation(
            "out_share",
            0.493,
            0.0979,
            -0.18,
            -0.31,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.19,
        ),
        Observation(
            "unlike_ratio", 0.131, 0.304, 0.14, -0.45, "", "the other movements around it were all different", -0.28
        ),
    ),
)
