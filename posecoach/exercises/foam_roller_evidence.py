"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 176
repetitions in 52 recordings and 831 other movements, most of them in
2029 more; 1169 of these recordings are video of people, from 380 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=6.08,
    caution=0.4,
    observations=(
        Observation(
            "range_log", -1.01, 0.532, -1.21, -1.24, "the movement was very small", "the movement was very large", -1.1
        ),
        Observation(
            "duration_log_s", 1.32, 0.747, -0.54, -0.55, "it was over in a moment", "it lasted very long", -0.48
        ),
        Observation("hands_to_head", 0.402, 0.284, 0.14, -1.34, "", "the hands did not hold the head", -1.2),
        Observation("face_peak_ratio", 0.626, 0.265, 0.84, 0.24, "", "the hands did not hold the head", 0.3),
        Observation(
            "face_change_ratio",
            -0.04,
            0.104,
            0.06,
            -0.72,
            "the hands went to the head",
            "the hands left the head",
            -0.42,
        ),
        Observation("hand_lift_peak_ratio", 0.0559, 0.291, 0.14, -2.0, "", "the hands were above the head", -1.0),
        Observation(
            "hand_lift_change_ratio", -0.198, 0.249, 0.22, -0.11, "the hands sank", "the hands were raised", -0.018
        ),
        Observation("hand_way_ratio", 0.606, 0.406, 0.62, -0.99, "", "the hands moved far", -0.13),
        Observation("elbow_bend_deg", -2.44, 13.3, -0.15, 0.06, "the elbows straightened", "the elbows bent", -0.031),
        Observation(
            "elbow_peak_deg",
            66.4,
            36.2,
            0.2,
            -0.5,
            "",
            "the elbows bent further than hands at the head take them",
            -0.13,
        ),
        Observation("arm_travel_deg", 7.73, 16.7, -0.09, -0.77, "", "the arms swung", -0.33),
        Observation(
            "apart_change_ratio", 0.00287, 0.187, -0.09, 1.0, "the hands came together", "the hands went apart", 0.47
        ),
        Observation(
            "inclination_deg", 77.4, 13.4, -0.05, -0.65, "the trunk was too upright to lie on a roller", "", -0.35
        ),
        Observation("lean_deg", -70.1, 15.8, -0.01, -0.44, "", "you were not lying on your back", -0.28),
        Observation("hip_deg", 56.7, 18.9, -0.46, 0.11, "", "the hips were bent far", -0.26),
        Observation(
            "hip_change_deg",
            -17.1,
            20.1,
            -0.53,
            -0.18,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.23,
        ),
        Observation("hips_way_ratio", 0.0345, 0.142, 0.03, 0.06, "", "the hips moved about", 0.044),
        Observation("hips_up", 0.00834, 0.0933, -0.27, -0.89, "", "the hips came up with it", -0.47),
        Observation("hips_gone_ratio", 0.00314, 0.0513, 0.0, -1.09, "", "the body ended in another place", -0.7),
        Observation("knee_deg", 112.0, 27.3, -0.42, 0.17, "the knees were not bent", "", -0.32),
        Observation(
            "knee_change_deg",
            1.03,
            10.5,
            -0.29,
            0.93,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.41,
        ),
        Observation(
            "out_share",
            0.504,
            0.095,
            -0.38,
            -0.9,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.64,
        ),
        Observation(
            "unlike_ratio", 0.0228, 0.247, -0.13, -0.38, "", "the other movements around it were all different", -0.32
        ),
    ),
)
