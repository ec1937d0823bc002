"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 129
repetitions in 40 recordings and 2905 other movements, most of them in
929 more; 405 of these recordings are video of people, from 161 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=3.96,
    caution=0.8,
    observations=(
        Observation(
            "range_log", -2.53, 0.71, -0.42, -0.03, "it was too small a movement", "the movement was too large", -0.18
        ),
        Observation(
            "duration_log_s",
            1.3,
            0.485,
            -0.91,
            -0.34,
            "it was over too quickly",
            "it took too long for one repetition",
            -0.7,
        ),
        Observation("retraction", 0.01, 0.004, -2.8, 0.0, "the shoulders only went along", "", -2.0),
        Observation("arm_shift", 0.04, 0.014, -2.0, 0.0, "the arms did not go back with the shoulders", "", -2.0),
        Observation(
            "arm_travel_deg",
            12.7,
            23.3,
            -0.42,
            -0.41,
            "the arms did not go back",
            "the arms swung further than that",
            -0.29,
        ),
        Observation("elbow_bend_deg", 6.59, 21.4, -0.41, -0.6, "the elbows straightened", "the elbows bent", -0.36),
        Observation(
            "elbow_peak_deg",
            88.7,
            35.1,
            -0.47,
            -0.23,
            "the arms were straight at the end",
            "the elbows were bent far at the end",
            -0.3,
        ),
        Observation(
            "hand_way_ratio", 0.308, 0.345, -0.44, -0.73, "the hands hardly moved", "the hands moved far", -0.54
        ),
        Observation("hand_travel", 0.0552, 0.174, -0.15, -0.76, "", "a hand was raised", -0.49),
        Observation(
            "hand_lift_peak_ratio", -0.599, 0.399, 0.13, -0.92, "the hands were low", "a hand was raised", -0.24
        ),
        Observation(
            "hand_lift_change_ratio", 0.0156, 0.169, -0.63, -0.16, "the hands sank", "a hand was raised", -0.24
        ),
        Observation(
            "hand_ahead_start_ratio", 0.497, 0.34, -0.04, -0.61, "", "the hands reached forward at the start", -0.22
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.244,
            0.298,
            0.33,
            -0.55,
            "the hands ended behind the body",
            "the hands were far in front of the body",
            -0.21,
        ),
        Observation(
            "face_peak_ratio",
            1.03,
            0.279,
            -0.44,
            0.5,
            "a hand was at the face",
            "the hands were far from the head",
            0.066,
        ),
        Observation(
            "apart_change_ratio", -0.036, 0.175, 0.15, -0.34, "the hands came together", "the hands went apart", -0.1
        ),
        Observation("inclination_deg", 5.82, 20.6, -0.01, -0.26, "", "the trunk was not upright", -0.18),
        Observation("lean_deg", -2.03, 21.8, -0.07, -0.26, "", "", -0.16),
        Observation(
            "lean_back",
            4.0,
            6.81,
            -0.58,
            0.08,
            "the trunk bent forward with it",
            "the trunk leaned back with it",
            -0.065,
        ),
        Observation("lean_range", 4.2, 6.75, -0.43, -0.36, "", "the whole trunk moved", -0.24),
        Observation("hip_deg", 11.4, 32.6, 0.02, -0.19, "", "", -0.15),
        Observation(
            "hip_change_deg",
            -1.5,
            8.67,
            -0.24,
            -0.61,
            "the hips straightened along with it",
            "the hips bent along with it",
            -0.23,
        ),
        Observation("hips_way_ratio", 0.0245, 0.0649, -0.06, -0.35, "", "the hips moved about", -0.2),
        Observation("hips_gone_ratio", 0.00721, 0.0318, -0.01, -0.27, "", "the body went to another place", -0.16),
        Observation("knee_deg", 16.4, 36.9, -0.02, 0.03, "", "the knees were bent far", 0.014),
        Observation(
            "knee_change_deg",
            0.292,
            4.86,
            -0.26,
            -0.16,
            "the legs stretched along with it",
            "the knees bent along with it",
            -0.14,
        ),
        Observation("either_thigh_travel", 0.0264, 0.0736, -0.12, 0.03, "", "the legs moved", 0.0097),
        Observation(
            "out_share",
            0.5,
            0.0992,
            0.0,
            -0.4,
            "the way back took longer than the way out",
            "the way out took longer than the way back",
            -0.2,
        ),
        Observation(
            "unlike_ratio", 0.362, 0.281, -0.05, -0.76, "", "the other movements around it were all different", -0.42
        ),
    ),
)
