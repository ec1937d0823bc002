"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 101
repetitions in 32 recordings and 2972 other movements, most of them in
1338 more; 706 of these recordings are video of people, from 242 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.49,
    caution=0.4,
    observations=(
        Observation(
            "range_log", 3.06, 0.523, -0.74, -0.41, "it was too small a movement", "the movement was too large", -0.55
        ),
        Observation(
            "duration_log_s",
            1.33,
            0.477,
            -0.54,
            -0.03,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.36,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.59, 0.348, -0.14, -0.52, "", "the hands did not hold the head", -0.44),
        Observation(
            "hand_lift_peak_ratio",
            0.331,
            0.357,
            -1.68,
            0.18,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.6,
        ),
        Observation(
            "hand_lift_change_ratio", -0.11, 0.243, -0.35, -0.74, "the hands sank", "the hands were raised", -0.46
        ),
        Observation("face_peak_ratio", 0.836, 0.359, -0.32, -0.02, "", "the hands did not hold the head", -0.11),
        Observation(
            "face_change_ratio",
            0.0143,
            0.153,
            -0.08,
            -0.02,
            "the hands went to the head",
            "the hands left the head",
            -0.037,
        ),
        Observation("elbow_bend_deg", -10.8, 24.6, -0.01, -0.6, "the elbows straightened", "the elbows bent", -0.35),
        Observation(
            "elbow_peak_deg",
            55.1,
            44.3,
            0.1,
            -0.47,
            "",
            "the elbows bent further than hands at the head take them",
            -0.2,
        ),
        Observation(
            "apart_change_ratio", 0.0156, 0.232, -0.19, -0.11, "the hands came together", "the hands went apart", -0.11
        ),
        Observation("inclination_deg", 11.9, 19.3, 0.0, -0.57, "", "", -0.31),
        Observation("lean_deg", -10.6, 21.9, -0.38, -0.28, "", "", -0.22),
        Observation("hip_bend", 32.0, 6.0, -1.2, 0.0, "you were not sitting", "", -0.6),
        Observation("hips_high", 0.857, 0.463, -1.11, -0.63, "", "you were not sitting", -0.57),
        Observation(
            "hip_change_deg",
            -18.6,
            12.5,
            -0.49,
            -0.49,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.4,
        ),
        Observation("hips_way_ratio", 0.0236, 0.114, -0.01, -0.7, "", "the hips moved about", -0.42),
        Observation("hips_forward", 0.00138, 0.142, 0.02, -0.08, "", "the hips slid forward", -0.02),
        Observation("hips_gone_ratio", 0.00419, 0.0651, -0.0, -0.64, "", "the body went to another place", -0.33),
        Observation("knee_deg", 75.8, 31.9, -0.16, -0.1, "", "the knees were bent far", -0.15),
        Observation(
            "knee_change_deg",
            0.06,
            9.12,
            -0.15,
            -0.01,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.059,
        ),
        Observation(
            "out_share",
            0.492,
            0.0999,
            -0.24,
            -0.37,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.24,
        ),
        Observation(
            "unlike_ratio", 0.039, 0.204, -0.05, -0.49, "", "the other movements around it were all different", -0.33
        ),
    ),
)
