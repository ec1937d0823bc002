"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 62
repetitions in 16 recordings and 1968 other movements, most of them in
621 more; 267 of these recordings are video of people, from 100 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=3.97,
    caution=0.0,
    observations=(
        Observation(
            "range_log", 3.09, 0.479, -0.59, -0.45, "it was too small a movement", "the movement was too large", -0.47
        ),
        Observation(
            "duration_log_s",
            1.36,
            0.477,
            -0.46,
            -0.1,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.32,
        ),
        Observation(
            "start_recline", 0.0, 18.0, -1.4, -1.6, "the trunk was not upright", "the trunk was not upright", -1.0
        ),
        Observation("hands_to_head", 0.163, 0.36, -0.01, -0.27, "", "the hands did not hold the head", -0.39),
        Observation(
            "hand_lift_peak_ratio",
            0.29,
            0.313,
            -1.57,
            0.13,
            "the hands did not hold the head",
            "the hands were above the head",
            -1.5,
        ),
        Observation(
            "hand_lift_change_ratio", -0.0385, 0.222, -0.33, -0.62, "the hands sank", "the hands were raised", -0.36
        ),
        Observation("face_peak_ratio", 0.402, 0.373, -0.05, 0.2, "", "the hands did not hold the head", 0.25),
        Observation(
            "face_change_ratio",
            0.015,
            0.123,
            -0.25,
            -0.04,
            "the hands went to the head",
            "the hands left the head",
            -0.11,
        ),
        Observation("elbow_bend_deg", -11.0, 22.0, 0.11, -0.5, "the elbows straightened", "the elbows bent", -0.29),
        Observation(
            "elbow_peak_deg",
            122.0,
            49.2,
            0.43,
            -0.2,
            "",
            "the elbows bent further than hands at the head take them",
            0.47,
        ),
        Observation(
            "apart_change_ratio", 0.016, 0.23, -0.01, -0.01, "the hands came together", "the hands went apart", -0.0053
        ),
        Observation("inclination_deg", 12.0, 18.0, -0.01, -0.55, "", "", -0.31),
        Observation("lean_deg", -11.7, 20.2, -0.4, -0.27, "", "", -0.23),
        Observation("hip_bend", 32.0, 6.0, -2.0, 0.0, "you were not sitting", "", -1.0),
        Observation(
            "hip_change_deg",
            -20.0,
            11.4,
            -0.44,
            -0.6,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.47,
        ),
        Observation("hips_way_ratio", 0.0183, 0.103, -0.02, -0.6, "", "the hips moved about", -0.38),
        Observation("hips_forward", 0.000395, 0.116, 0.09, -0.12, "", "the hips slid forward", -0.013),
        Observation("hips_gone_ratio", 0.00277, 0.0505, 0.0, -0.56, "", "the body went to another place", -0.32),
        Observation("knee_deg", 89.9, 25.2, -0.23, -0.13, "", "the knees were bent far", -0.28),
        Observation(
            "knee_change_deg",
            -0.0407,
            8.97,
            0.29,
            0.04,
            "the legs stretched along with it",
            "the knees bent along with it",
            0.13,
        ),
        Observation(
            "out_share",
            0.49,
            0.0955,
            -0.03,
            -0.42,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.21,
        ),
        Observation(
            "unlike_ratio", 0.0119, 0.304, 0.0, -0.46, "", "the other movements around it were all different", -0.42
        ),
    ),
)
