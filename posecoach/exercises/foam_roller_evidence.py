"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 144
repetitions in 41 recordings and 726 other movements, most of them in
1538 more; 915 of these recordings are video of people, from 315 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.58,
    caution=0.0,
    observations=(
        Observation(
            "range_log", -0.965, 0.506, -0.93, -1.01, "it was too small a movement", "the movement was too large", -0.89
        ),
        Observation(
            "duration_log_s",
            1.35,
            0.703,
            -0.87,
            -0.3,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.75,
        ),
        Observation("hands_to_head", 0.366, 0.283, 0.11, -0.83, "", "the hands did not hold the head", -0.73),
        Observation("face_peak_ratio", 0.608, 0.25, 0.08, 0.03, "", "the hands did not hold the head", 0.033),
        Observation(
            "face_change_ratio",
            -0.0387,
            0.0931,
            -0.34,
            -0.81,
            "the hands went to the head",
            "the hands left the head",
            -0.59,
        ),
        Observation("hand_lift_peak_ratio", 0.0541, 0.292, 0.19, -1.26, "", "the hands were above the head", -0.64),
        Observation(
            "hand_lift_change_ratio", -0.199, 0.246, 0.18, -0.17, "the hands sank", "the hands were raised", -0.069
        ),
        Observation("hand_way_ratio", 0.615, 0.389, 0.34, -0.8, "", "the hands moved far", -0.15),
        Observation("elbow_bend_deg", -2.0, 12.9, -0.26, 0.42, "the elbows straightened", "the elbows bent", 0.048),
        Observation(
            "elbow_peak_deg",
            104.0,
            36.7,
            0.64,
            -0.1,
            "",
            "the elbows bent further than hands at the head take them",
            0.59,
        ),
        Observation("arm_travel_deg", 8.61, 16.5, -0.43, -0.87, "", "the arms swung", -0.52),
        Observation(
            "apart_change_ratio", 0.00287, 0.161, -0.33, 0.43, "the hands came together", "the hands went apart", 0.06
        ),
        Observation(
            "inclination_deg", 77.6, 13.7, 0.0, -0.35, "the trunk was too upright to lie on a roller", "", -0.14
        ),
        Observation("lean_deg", -71.0, 15.2, -0.02, -0.21, "", "you were not lying on your back", -0.13),
        Observation("hip_deg", 60.1, 18.9, -0.31, -0.0, "", "the hips were bent far", -0.22),
        Observation(
            "hip_change_deg",
            -18.9,
            20.2,
            -0.58,
            -0.47,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.41,
        ),
        Observation("hips_way_ratio", 0.0257, 0.148, 0.05, 0.22, "", "the hips moved about", 0.16),
        Observation("hips_up", 0.00837, 0.101, -0.2, -0.48, "", "the hips came up with it", -0.25),
        Observation("hips_gone_ratio", 0.00294, 0.0523, 0.0, -0.99, "", "the body went to another place", -0.59),
        Observation("knee_deg", 112.0, 26.3, -0.27, -0.03, "the knees were not bent", "", -0.2),
        Observation(
            "knee_change_deg",
            0.186,
            9.92,
            -0.1,
            0.6,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.27,
        ),
        Observation(
            "out_share",
            0.504,
            0.0922,
            -0.3,
            -1.07,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.63,
        ),
        Observation(
            "unlike_ratio", 0.00182, 0.221, -0.0, -0.81, "", "the other movements around it were all different", -0.76
        ),
    ),
)
