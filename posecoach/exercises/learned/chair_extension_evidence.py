"""What speaks for and against a chair extension: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 146
repetitions in 50 recordings and 3665 other movements, most of them in
1667 more; 915 of these recordings are video of people, from 315 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
EVIDENCE = EvidenceTable(
    prior=5.28,
    caution=0.4,
    clues=(
        # measure                       centre    scale    below    above   unseen
        Clue("range_log",                 3.05,   0.535,   -0.76,   -0.45,   -0.57,
            "the movement was very small", "the movement was very large"),
        Clue("duration_log_s",            1.25,   0.493,   -0.54,   -0.06,   -0.35,
            "it was over in a moment", "it lasted very long"),
        Clue("start_recline",              0.0,    18.0,    -1.4,    -1.6,    -1.0,
            "the trunk was not upright", "the trunk was not upright"),
        Clue("hands_to_head",            0.572,   0.338,   -0.07,   -0.66,   -0.53,
            "", "the hands did not hold the head"),
        Clue("hand_lift_peak_ratio",     0.369,   0.364,   -1.63,     0.1,    -1.6,
            "the hands did not hold the head", "the hands were above the head"),
        Clue("hand_lift_change_ratio",  -0.112,   0.246,   -0.43,   -0.72,   -0.47,
            "the hands sank", "the hands were raised"),
        Clue("face_peak_ratio",          0.714,   0.355,     0.1,   -0.01,   0.019,
            "", "the hands did not hold the head"),
        Clue("face_change_ratio",       0.0146,   0.203,    0.16,    0.26,    0.15,
            "the hands went to the head", "the hands left the head"),
        Clue("elbow_bend_deg",           -10.8,    27.2,     0.2,   -0.56,   -0.27,
            "the elbows straightened", "the elbows bent"),
        Clue("elbow_peak_deg",            61.4,    43.0,    0.08,   -0.45,   -0.18,
            "", "the elbows bent further than hands at the head take them"),
        Clue("apart_change_ratio",      0.0156,   0.298,    0.03,   -0.04, -0.0052,
            "the hands came together", "the hands went apart"),
        Clue("inclination_deg",           11.5,    19.0,    0.02,   -0.58,   -0.32),
        Clue("lean_deg",                 -10.2,    20.9,   -0.38,   -0.31,   -0.24),
        Clue("hip_bend",                  32.0,     6.0,    -1.2,     0.0,    -0.6,
            "you were not sitting", ""),
        Clue("hips_high",                0.879,   0.466,   -1.07,    -0.7,    -0.6,
            "", "you were not sitting"),
        Clue("hip_change_deg",           -17.7,    12.4,   -0.53,   -0.58,   -0.47,
            "the hips straightened along with it", "the hips bent along with it"),
        Clue("hips_way_ratio",          0.0266,   0.117,   -0.01,   -0.75,   -0.44,
            "", "the hips moved about"),
        Clue("hips_forward",           0.00205,   0.154,    0.01,    -0.1,  -0.029,
            "", "the hips slid forward"),
        Clue("hips_gone_ratio",        0.00652,  0.0704,   -0.01,   -0.69,   -0.35,
            "", "the body ended in another place"),
        Clue("knee_deg",                  75.8,    34.1,   -0.15,    -0.1,   -0.14,
            "", "the knees were bent far"),
        Clue("knee_change_deg",          0.149,    9.08,   -0.21,    0.02,  -0.072,
            "the legs stretched along with it", "the knees bent along with it"),
        Clue("out_share",                0.489,  0.0964,   -0.23,   -0.46,   -0.28,
            "the way back took longer than the way out", "the way out took longer than the way back"),
        Clue("unlike_ratio",            0.0614,   0.224,   -0.11,   -0.36,   -0.24,
            "", "the other movements around it were all different"),
    ),
)
