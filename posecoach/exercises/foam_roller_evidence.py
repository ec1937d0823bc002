"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 144
repetitions in 41 recordings and 526 other movements, most of them in
1329 more; 706 of these recordings are video of people, from 242 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=6.02,
    caution=0.0,
    observations=(
        Observation(
            "range_log", -0.965, 0.495, -0.8, -0.94, "it was too small a movement", "the movement was too large", -0.83
        ),
        Observation(
            "duration_log_s",
            1.35,
            0.704,
            -0.74,
            -0.47,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.64,
        ),
        Observation("hands_to_head", 0.366, 0.268, 0.14, -0.89, "", "the hands did not hold the head", -0.8),
        Observation("face_peak_ratio", 0.608, 0.251, -0.04, 0.01, "", "the hands did not hold the head", -0.0028),
        Observation(
            "face_change_ratio",
            -0.0387,
            0.0899,
            -0.44,
            -0.91,
            "the hands went to the head",
            "the hands left the head",
            -0.71,
        ),
        Observation("hand_lift_peak_ratio", 0.0541, 0.291, 0.12, -1.12, "", "the hands were above the head", -0.58),
        Observation(
            "hand_lift_change_ratio", -0.199, 0.249, 0.17, -0.26, "the hands sank", "the hands were raised", -0.13
        ),
        Observation("hand_way_ratio", 0.615, 0.384, 0.35, -0.53, "", "the hands moved far", -0.05),
        Observation("elbow_bend_deg", -2.0, 12.4, -0.2, 0.48, "the elbows straightened", "the elbows bent", 0.098),
        Observation(
            "elbow_peak_deg",
            104.0,
            37.8,
            0.52,
            -0.13,
            "",
            "the elbows bent further than hands at the head take them",
            0.47,
        ),
        Observation("arm_travel_deg", 8.61, 16.4, -0.22, -1.04, "", "the arms swung", -0.51),
        Observation(
            "apart_change_ratio", 0.00287, 0.161, -0.33, 0.4, "the hands came together", "the hands went apart", 0.04
        ),
        Observation(
            "inclination_deg", 77.5, 13.6, 0.01, -0.34, "the trunk was too upright to lie on a roller", "", -0.14
        ),
        Observation("lean_deg", -71.0, 15.4, -0.07, -0.21, "", "you were not lying on your back", -0.14),
        Observation("hip_deg", 60.1, 18.5, -0.33, -0.01, "", "the hips were bent far", -0.24),
        Observation(
            "hip_change_deg",
            -18.9,
            20.2,
            -0.52,
            -0.54,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.45,
        ),
        Observation("hips_way_ratio", 0.0257, 0.15, 0.05, 0.18, "", "the hips moved about", 0.14),
        Observation("hips_up", 0.00837, 0.103, -0.21, -0.43, "", "the hips came up with it", -0.23),
        Observation("hips_gone_ratio", 0.00291, 0.0526, 0.0, -0.94, "", "the body went to another place", -0.59),
        Observation("knee_deg", 112.0, 26.5, -0.28, -0.01, "the knees were not bent", "", -0.21),
        Observation(
            "knee_change_deg",
            0.186,
            9.8,
            -0.15,
            0.58,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.26,
        ),
        Observation(
            "out_share",
            0.504,
            0.0895,
            -0.4,
            -1.06,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.69,
        ),
        Observation(
            "unlike_ratio", 0.0033, 0.225, -0.0, -0.97, "", "the other movements around it were all different", -0.91
        ),
    ),
)
