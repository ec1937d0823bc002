"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 114
repetitions in 30 recordings and 138 other movements, most of them in
251 more; 136 of these recordings are video of people, from 65 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=6.19,
    caution=0.0,
    observations=(
        Observation(
            "range_log", -0.957, 0.405, -0.25, -0.97, "it was too small a movement", "the movement was too large", -0.74
        ),
        Observation(
            "duration_log_s",
            1.37,
            0.652,
            -1.04,
            -0.3,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.89,
        ),
        Observation("hands_to_head", 0.16, 0.306, 0.0, -0.75, "", "the hands did not hold the head", -1.0),
        Observation("face_peak_ratio", 0.383, 0.285, 0.01, -0.21, "", "the hands did not hold the head", -0.25),
        Observation(
            "face_change_ratio",
            -0.04,
            0.0676,
            -0.22,
            -1.04,
            "the hands went to the head",
            "the hands left the head",
            -0.93,
        ),
        Observation("hand_lift_peak_ratio", 0.0539, 0.24, 0.02, -0.77, "", "the hands were above the head", -0.42),
        Observation(
            "hand_lift_change_ratio", -0.199, 0.227, 0.31, 0.08, "the hands sank", "the hands were raised", 0.14
        ),
        Observation("hand_way_ratio", 0.619, 0.326, 0.14, -0.39, "", "the hands moved far", -0.12),
        Observation("elbow_bend_deg", -2.0, 10.2, 0.12, 0.35, "the elbows straightened", "the elbows bent", 0.21),
        Observation(
            "elbow_peak_deg",
            112.0,
            38.4,
            0.19,
            -0.01,
            "",
            "the elbows bent further than hands at the head take them",
            0.18,
        ),
        Observation("arm_travel_deg", 7.73, 13.9, -0.1, -0.65, "", "the arms swung", -0.4),
        Observation(
            "apart_change_ratio", 0.00124, 0.0875, 0.08, 0.16, "the hands came together", "the hands went apart", 0.14
        ),
        Observation(
            "inclination_deg", 77.1, 13.0, -0.07, -0.14, "the trunk was too upright to lie on a roller", "", -0.1
        ),
        Observation("lean_deg", -72.6, 16.6, -0.07, -0.13, "", "you were not lying on your back", -0.11),
        Observation("hip_deg", 60.7, 18.0, -0.18, 0.03, "", "the hips were bent far", -0.13),
        Observation(
            "hip_change_deg",
            -20.7,
            21.7,
            -0.43,
            0.02,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.069,
        ),
        Observation("hips_way_ratio", 0.0183, 0.163, 0.01, -0.46, "", "the hips moved about", -0.41),
        Observation("hips_up", 0.0083, 0.115, -0.32, -0.69, "", "the hips came up with it", -0.48),
        Observation("hips_gone_ratio", 0.00268, 0.0517, 0.0, -0.84, "", "the body went to another place", -0.56),
        Observation("knee_deg", 111.0, 28.9, -0.24, -0.0, "the knees were not bent", "", -0.22),
        Observation(
            "knee_change_deg",
            0.156,
            8.52,
            -0.23,
            0.24,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.057,
        ),
        Observation(
            "out_share",
            0.511,
            0.056,
            -0.44,
            -0.41,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.47,
        ),
        Observation(
            "unlike_ratio", 0.137, 0.37, -0.0, -0.22, "", "the other movements around it were all different", -0.14
        ),
    ),
)
