"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 162
repetitions in 47 recordings and 795 other movements, most of them in
1875 more; 1090 of these recordings are video of people, from 369 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=6.29,
    caution=0.2,
    observations=(
        Observation(
            "range_log", -0.994, 0.527, -0.89, -0.91, "it was too small a movement", "the movement was too large", -0.83
        ),
        Observation(
            "duration_log_s",
            1.34,
            0.734,
            -0.83,
            -0.3,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.66,
        ),
        Observation("hands_to_head", 0.39, 0.282, 0.04, -0.99, "", "the hands did not hold the head", -0.9),
        Observation("face_peak_ratio", 0.626, 0.262, -0.04, 0.05, "", "the hands did not hold the head", 0.027),
        Observation(
            "face_change_ratio",
            -0.0387,
            0.0959,
            -0.14,
            -0.75,
            "the hands went to the head",
            "the hands left the head",
            -0.52,
        ),
        Observation("hand_lift_peak_ratio", 0.0553, 0.287, 0.01, -1.32, "", "the hands were above the head", -0.72),
        Observation(
            "hand_lift_change_ratio", -0.198, 0.247, 0.11, -0.13, "the hands sank", "the hands were raised", -0.054
        ),
        Observation("hand_way_ratio", 0.602, 0.397, 0.39, -0.73, "", "the hands moved far", -0.11),
        Observation("elbow_bend_deg", -2.44, 12.9, -0.31, 0.26, "the elbows straightened", "the elbows bent", -0.013),
        Observation(
            "elbow_peak_deg",
            67.0,
            36.5,
            0.25,
            -0.89,
            "",
            "the elbows bent further than hands at the head take them",
            -0.25,
        ),
        Observation("arm_travel_deg", 8.14, 16.3, -0.5, -0.88, "", "the arms swung", -0.55),
        Observation(
            "apart_change_ratio", 0.00268, 0.176, -0.19, 0.6, "the hands came together", "the hands went apart", 0.23
        ),
        Observation(
            "inclination_deg", 77.4, 13.5, -0.0, -0.5, "the trunk was too upright to lie on a roller", "", -0.25
        ),
        Observation("lean_deg", -70.2, 15.8, -0.04, -0.22, "", "you were not lying on your back", -0.14),
        Observation("hip_deg", 59.7, 18.9, -0.27, -0.01, "", "the hips were bent far", -0.2),
        Observation(
            "hip_change_deg",
            -18.1,
            20.0,
            -0.43,
            -0.35,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.31,
        ),
        Observation("hips_way_ratio", 0.0319, 0.145, 0.06, 0.18, "", "the hips moved about", 0.13),
        Observation("hips_up", 0.00838, 0.0939, -0.19, -0.59, "", "the hips came up with it", -0.31),
        Observation("hips_gone_ratio", 0.00302, 0.0515, 0.0, -0.9, "", "the body went to another place", -0.54),
        Observation("knee_deg", 111.0, 27.0, -0.24, 0.0, "the knees were not bent", "", -0.19),
        Observation(
            "knee_change_deg",
            0.39,
            10.3,
            -0.24,
            0.88,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.4,
        ),
        Observation(
            "out_share",
            0.503,
            0.0922,
            -0.37,
            -1.24,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.81,
        ),
        Observation(
            "unlike_ratio", 0.018, 0.242, -0.05, -0.81, "", "the other movements around it were all different", -0.68
        ),
    ),
)
