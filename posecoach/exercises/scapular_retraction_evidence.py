"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 253
repetitions in 87 recordings and 4154 other movements, most of them in
1314 more; 655 of these recordings are video of people, from 277 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.67,
    caution=1.2,
    observations=(
        Observation(
            "range_log", -2.22, 0.675, -1.07, -0.16, "the movement was very small", "the movement was very large", -0.6
        ),
        Observation(
            "duration_log_s",
            1.21,
            0.507,
            -1.01,
            -0.51,
            "it was over in a moment",
            "it lasted very long",
            -0.79,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            12.0,
            22.6,
            -0.58,
            -0.42,
            "the arms did not go back",
            "the arms swung further than that",
            -0.33,
        ),
        Observation("elbow_bend_deg", 6.81, 21.7, -0.35, -0.58, "the elbows straightened", "the elbows bent", -0.34),
        Observation(
            "elbow_peak_deg",
            79.9,
            38.0,
            -0.2,
            0.04,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.11,
        ),
        Observation(
            "hand_way_ratio", 0.221, 0.339, -0.33, -0.89, "the hands hardly moved", "the hands moved far", -0.65
        ),
        Observation("hand_travel", 0.0403, 0.158, -0.04, -1.07, "", "a hand was raised", -0.71),
        Observation("hand_lift_peak_ratio", -0.6, 0.434, 0.01, -0.95, "the hands were low", "a hand was raised", -0.31),
        Observation(
            "hand_lift_change_ratio", 0.0187, 0.156, -0.88, -0.23, "the hands sank", "a hand was raised", -0.36
        ),
        Observation(
            "hand_ahead_start_ratio", 0.458, 0.347, 0.07, -0.79, "", "the hands reached forward at the start", -0.29
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.157,
            0.302,
            0.36,
            -0.63,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.32,
        ),
        Observation(
            "face_peak_ratio",
            1.09,
            0.314,
            -0.58,
            0.3,
            "a hand was at the face",
            "the hands were far from the head",
            -0.091,
        ),
        Observation(
            "apart_change_ratio", -0.0327, 0.187, 0.21, -0.23, "the hands came together", "the hands went apart", -0.044
        ),
        Observation("inclination_deg", 7.23, 21.0, -0.02, -0.24, "", "the trunk was not upright", -0.17),
        Observation("lean_deg", -1.83, 24.2, -0.06, -0.27, "", "", -0.14),
        Observation(
            "lean_back",
            2.98,
            6.58,
            -0.37,
            0.02,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.072,
        ),
        Observation("lean_range", 3.27, 6.75, 0.21, -0.69, "", "the whole trunk moved", -0.34),
        Observation("hip_deg", 14.7, 33.5, 0.02, -0.15, "", "", -0.12),
        Observation(
            "hip_change_deg",
            -2.16,
            8.5,
            -0.17,
            -0.68,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.24,
        ),
        Observation("hips_way_ratio", 0.0313, 0.0747, -0.1, -0.54, "", "the hips moved about", -0.3),
        Observation("hips_gone_ratio", 0.00989, 0.0403, -0.04, -0.34, "", "the body went to another place", -0.19),
        Observation("knee_deg", 18.1, 37.9, -0.01, 0.1, "", "the knees were bent far", 0.06),
        Observation(
            "knee_change_deg",
            0.848,
            5.6,
            -0.15,
            -0.09,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.089,
        ),
        Observation("either_thigh_travel", 0.0403, 0.0836, -0.09, 0.1, "", "the legs moved", 0.047),
        Observation(
            "out_share",
            0.489,
            0.0934,
            -0.11,
            -0.8,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.43,
        ),
        Observation(
            "unlike_ratio", 0.0625, 0.237, -0.02, -0.57, "", "the other movements around it were all different", -0.47
        ),
    ),
)
