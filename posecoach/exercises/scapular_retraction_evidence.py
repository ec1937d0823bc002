"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 97
repetitions in 30 recordings and 2688 other movements, most of them in
859 more; 405 of these recordings are video of people, from 161 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=5.02,
    caution=0.2,
    observations=(
        Observation(
            "range_log", -2.44, 0.675, -0.84, -0.06, "it was too small a movement", "the movement was too large", -0.4
        ),
        Observation(
            "duration_log_s",
            1.35,
            0.468,
            -0.98,
            -0.23,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.75,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            12.8,
            23.5,
            -0.48,
            -0.57,
            "the arms did not go back",
            "the arms swung further than that",
            -0.38,
        ),
        Observation("elbow_bend_deg", 10.2, 22.1, -0.22, -0.65, "the elbows straightened", "the elbows bent", -0.32),
        Observation(
            "elbow_peak_deg",
            89.2,
            24.9,
            -0.37,
            -0.4,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.33,
        ),
        Observation(
            "hand_way_ratio", 0.346, 0.36, -0.47, -0.72, "the hands hardly moved", "the hands moved far", -0.52
        ),
        Observation("hand_travel", 0.0519, 0.182, -0.14, -0.57, "", "a hand was raised", -0.37),
        Observation(
            "hand_lift_peak_ratio", -0.597, 0.292, -0.03, -0.7, "the hands were low", "a hand was raised", -0.26
        ),
        Observation(
            "hand_lift_change_ratio", 0.0113, 0.176, -0.57, -0.08, "the hands sank", "a hand was raised", -0.18
        ),
        Observation(
            "hand_ahead_start_ratio", 0.498, 0.262, -0.37, -0.58, "", "the hands reached forward at the start", -0.37
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.321,
            0.235,
            0.11,
            -0.38,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.13,
        ),
        Observation(
            "face_peak_ratio",
            1.02,
            0.196,
            -0.33,
            0.0,
            "a hand was at the face",
            "the hands were far from the head",
            -0.098,
        ),
        Observation(
            "apart_change_ratio", -0.0395, 0.186, 0.19, -0.32, "the hands came together", "the hands went apart", -0.086
        ),
        Observation("inclination_deg", 5.15, 20.2, -0.02, -0.19, "", "the trunk was not upright", -0.14),
        Observation("lean_deg", -1.88, 21.0, -0.08, -0.19, "", "", -0.12),
        Observation(
            "lean_back",
            3.39,
            7.06,
            -0.58,
            0.06,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.041,
        ),
        Observation("lean_range", 3.44, 6.93, -0.38, -0.28, "", "the whole trunk moved", -0.18),
        Observation("hip_deg", 10.3, 27.4, 0.01, -0.23, "", "", -0.2),
        Observation(
            "hip_change_deg",
            -0.962,
            9.01,
            -0.17,
            -0.44,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.15,
        ),
        Observation("hips_way_ratio", 0.0211, 0.0701, -0.06, -0.18, "", "the hips moved about", -0.1),
        Observation("hips_gone_ratio", 0.0061, 0.0338, -0.03, -0.54, "", "the body went to another place", -0.3),
        Observation("knee_deg", 10.6, 30.7, -0.02, 0.01, "", "the knees were bent far", 0.0028),
        Observation(
            "knee_change_deg",
            0.274,
            5.0,
            -0.38,
            0.0,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.13,
        ),
        Observation("either_thigh_travel", 0.0228, 0.0773, -0.07, -0.19, "", "the legs moved", -0.12),
        Observation(
            "out_share",
            0.499,
            0.0944,
            0.0,
            -0.54,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.25,
        ),
        Observation(
            "unlike_ratio", 0.248, 0.27, -0.15, -0.58, "", "the other movements around it were all different", -0.48
        ),
    ),
)
