"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 253
repetitions in 87 recordings and 4506 other movements, most of them in
1455 more; 796 of these recordings are video of people, from 328 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=4.66,
    caution=1.2,
    observations=(
        Observation(
            "range_log", -2.22, 0.679, -1.15, -0.16, "it was too small a movement", "the movement was too large", -0.63
        ),
        Observation(
            "duration_log_s",
            1.21,
            0.517,
            -0.92,
            -0.61,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.69,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            12.0,
            22.4,
            -0.58,
            -0.43,
            "the arms did not go back",
            "the arms swung further than that",
            -0.33,
        ),
        Observation("elbow_bend_deg", 6.81, 21.5, -0.31, -0.54, "the elbows straightened", "the elbows bent", -0.31),
        Observation(
            "elbow_peak_deg",
            79.9,
            37.8,
            -0.26,
            0.16,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.13,
        ),
        Observation(
            "hand_way_ratio", 0.221, 0.34, -0.45, -0.93, "the hands hardly moved", "the hands moved far", -0.67
        ),
        Observation("hand_travel", 0.0403, 0.159, -0.02, -1.1, "", "a hand was raised", -0.68),
        Observation("hand_lift_peak_ratio", -0.6, 0.435, 0.0, -1.03, "the hands were low", "a hand was raised", -0.36),
        Observation(
            "hand_lift_change_ratio", 0.0187, 0.154, -1.04, -0.18, "the hands sank", "a hand was raised", -0.38
        ),
        Observation(
            "hand_ahead_start_ratio", 0.458, 0.345, 0.09, -0.88, "", "the hands reached forward at the start", -0.31
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.157,
            0.304,
            0.36,
            -0.68,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.3,
        ),
        Observation(
            "face_peak_ratio",
            1.09,
            0.314,
            -0.54,
            0.35,
            "a hand was at the face",
            "the hands were far from the head",
            -0.042,
        ),
        Observation(
            "apart_change_ratio",
            -0.0327,
            0.187,
            0.22,
            -0.16,
            "the hands came together",
            "the hands went apart",
            -0.0064,
        ),
        Observation("inclination_deg", 7.23, 21.0, -0.03, -0.26, "", "the trunk was not upright", -0.17),
        Observation("lean_deg", -1.83, 25.0, -0.07, -0.26, "", "", -0.13),
        Observation(
            "lean_back",
            2.98,
            6.65,
            -0.44,
            0.06,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.064,
        ),
        Observation("lean_range", 3.27, 6.85, 0.14, -0.68, "", "the whole trunk moved", -0.35),
        Observation("hip_deg", 14.7, 33.4, 0.01, -0.14, "", "", -0.12),
        Observation(
            "hip_change_deg",
            -2.16,
            8.63,
            -0.16,
            -0.67,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.22,
        ),
        Observation("hips_way_ratio", 0.0313, 0.0811, -0.12, -0.58, "", "the hips moved about", -0.28),
        Observation("hips_gone_ratio", 0.00989, 0.0443, -0.04, -0.31, "", "the body went to another place", -0.15),
        Observation("knee_deg", 18.1, 37.8, -0.01, 0.13, "", "the knees were bent far", 0.09),
        Observation(
            "knee_change_deg",
            0.848,
            5.77,
            -0.12,
            -0.11,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.081,
        ),
        Observation("either_thigh_travel", 0.0403, 0.0878, -0.08, 0.04, "", "the legs moved", 0.014),
        Observation(
            "out_share",
            0.489,
            0.0952,
            -0.05,
            -0.82,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.43,
        ),
        Observation(
            "unlike_ratio", 0.0625, 0.239, -0.04, -0.61, "", "the other movements around it were all different", -0.51
        ),
    ),
)
