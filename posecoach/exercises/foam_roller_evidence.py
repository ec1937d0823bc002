"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 162
repetitions in 47 recordings and 719 other movements, most of them in
1670 more; 915 of these recordings are video of people, from 315 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=6.25,
    caution=0.2,
    observations=(
        Observation(
            "range_log",
            -0.994,
            0.517,
            -0.82,
            -0.97,
            "the movement was very small",
            "the movement was very large",
            -0.82,
        ),
        Observation(
            "duration_log_s",
            1.34,
            0.735,
            -0.8,
            -0.3,
            "it was over in a moment",
            "it lasted very long",
            -0.67,
        ),
        Observation("hands_to_head", 0.39, 0.284, 0.09, -0.87, "", "the hands did not hold the head", -0.75),
        Observation("face_peak_ratio", 0.626, 0.261, 0.07, 0.11, "", "the hands did not hold the head", 0.09),
        Observation(
            "face_change_ratio",
            -0.0387,
            0.0954,
            -0.14,
            -0.77,
            "the hands went to the head",
            "the hands left the head",
            -0.54,
        ),
        Observation("hand_lift_peak_ratio", 0.0553, 0.284, 0.11, -1.28, "", "the hands were above the head", -0.7),
        Observation(
            "hand_lift_change_ratio", -0.198, 0.248, 0.08, -0.17, "the hands sank", "the hands were raised", -0.091
        ),
        Observation("hand_way_ratio", 0.602, 0.388, 0.37, -0.78, "", "the hands moved far", -0.16),
        Observation("elbow_bend_deg", -2.44, 12.9, -0.28, 0.31, "the elbows straightened", "the elbows bent", 0.026),
        Observation(
            "elbow_peak_deg",
            67.0,
            37.0,
            0.2,
            -0.76,
            "",
            "the elbows bent further than hands at the head take them",
            -0.27,
        ),
        Observation("arm_travel_deg", 8.14, 16.4, -0.45, -0.94, "", "the arms swung", -0.55),
        Observation(
            "apart_change_ratio", 0.00268, 0.176, -0.27, 0.54, "the hands came together", "the hands went apart", 0.14
        ),
        Observation(
            "inclination_deg", 77.4, 13.4, 0.03, -0.46, "the trunk was too upright to lie on a roller", "", -0.2
        ),
        Observation("lean_deg", -70.2, 15.4, -0.04, -0.19, "", "you were not lying on your back", -0.13),
        Observation("hip_deg", 59.7, 18.9, -0.27, -0.0, "", "the hips were bent far", -0.19),
        Observation(
            "hip_change_deg",
            -18.1,
            20.2,
            -0.5,
            -0.39,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.36,
        ),
        Observation("hips_way_ratio", 0.0319, 0.147, 0.06, 0.23, "", "the hips moved about", 0.18),
        Observation("hips_up", 0.00838, 0.101, -0.2, -0.57, "", "the hips came up with it", -0.3),
        Observation("hips_gone_ratio", 0.00302, 0.0523, 0.0, -0.96, "", "the body ended in another place", -0.61),
        Observation("knee_deg", 111.0, 26.8, -0.22, -0.01, "the knees were not bent", "", -0.18),
        Observation(
            "knee_change_deg",
            0.39,
            10.5,
            -0.25,
            0.85,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.4,
        ),
        Observation(
            "out_share",
            0.503,
            0.0904,
            -0.38,
            -1.18,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.74,
        ),
        Observation(
            "unlike_ratio", 0.018, 0.243, -0.03, -1.01, "", "the other movements around it were all different", -0.91
        ),
    ),
)
