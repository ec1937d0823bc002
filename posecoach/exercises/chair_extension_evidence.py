"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 123
repetitions in 40 recordings and 3070 other movements, most of them in
1380 more; 706 of these recordings are video of people, from 242 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.8,
    caution=0.2,
    observations=(
        Observation(
            "range_log", 3.05, 0.519, -0.74, -0.45, "it was too small a movement", "the movement was too large", -0.57
        ),
        Observation(
            "duration_log_s",
            1.28,
            0.478,
            -0.43,
            -0.05,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.28,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.582, 0.346, 0.02, -0.57, "", "the hands did not hold the head", -0.43),
        Observation(
            "hand_lift_peak_ratio",
            0.368,
            0.362,
            -1.69,
            0.05,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.7,
        ),
        Observation(
            "hand_lift_change_ratio", -0.112, 0.237, -0.37, -0.77, "the hands sank", "the hands were raised", -0.49
        ),
        Observation("face_peak_ratio", 0.828, 0.355, -0.25, -0.07, "", "the hands did not hold the head", -0.12),
        Observation(
            "face_change_ratio",
            0.0114,
            0.15,
            0.07,
            -0.05,
            "the hands went to the head",
            "the hands left the head",
            0.015,
        ),
        Observation("elbow_bend_deg", -10.4, 24.1, -0.01, -0.59, "the elbows straightened", "the elbows bent", -0.34),
        Observation(
            "elbow_peak_deg",
            51.2,
            43.6,
            0.11,
            -0.47,
            "",
            "the elbows bent further than hands at the head take them",
            -0.22,
        ),
        Observation(
            "apart_change_ratio", 0.015, 0.25, -0.06, -0.1, "the hands came together", "the hands went apart", -0.061
        ),
        Observation("inclination_deg", 11.5, 19.2, 0.0, -0.57, "", "", -0.31),
        Observation("lean_deg", -10.3, 21.1, -0.38, -0.3, "", "", -0.23),
        Observation("hip_bend", 32.0, 6.0, -1.2, 0.0, "you were not sitting", "", -0.6),
        Observation("hips_high", 0.908, 0.466, -1.08, -0.68, "", "you were not sitting", -0.61),
        Observation(
            "hip_change_deg",
            -17.5,
            12.0,
            -0.49,
            -0.59,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.47,
        ),
        Observation("hips_way_ratio", 0.0262, 0.112, -0.01, -0.74, "", "the hips moved about", -0.45),
        Observation("hips_forward", 0.0015, 0.143, 0.03, -0.13, "", "the hips slid forward", -0.035),
        Observation("hips_gone_ratio", 0.00571, 0.0623, -0.01, -0.66, "", "the body went to another place", -0.35),
        Observation("knee_deg", 71.3, 35.2, -0.16, -0.08, "", "the knees were bent far", -0.13),
        Observation(
            "knee_change_deg",
            0.0527,
            8.84,
            -0.2,
            -0.04,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.084,
        ),
        Observation(
            "out_share",
            0.49,
            0.101,
            -0.28,
            -0.34,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.24,
        ),
        Observation(
            "unlike_ratio", 0.048, 0.212, -0.06, -0.41, "", "the other movements around it were all different", -0.27
        ),
    ),
)
