"""What speaks for and against a shoulder-blade squeeze: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 288
repetitions in 97 recordings and 4837 other movements, most of them in
1581 more; 852 of these recordings are video of people, from 338 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
EVIDENCE = EvidenceTable(
    prior=5.31,
    caution=1.6,
    clues=(
        # measure                       centre    scale    below    above   unseen
        Clue("range_log",                -2.21,   0.683,   -1.38,   -0.03,   -0.72,
            "it was too small a movement", "the movement was too large"),
        Clue("duration_log_s",            1.17,   0.525,   -1.16,   -0.79,   -0.85,
            "it was over too quickly", "it took too long for one repetition"),
        Clue("retraction",                0.01,   0.004,    -2.8,     0.0,    -2.0,
            "the shoulders hardly went back", ""),
        Clue("arm_shift",                 0.04,   0.014,    -2.0,     0.0,    -2.0,
            "the arms did not go back with the shoulders", ""),
        Clue("arm_travel_deg",            12.6,    22.6,    -0.7,   -0.59,   -0.44,
            "the arms did not go back", "the arms swung further than that"),
        Clue("elbow_bend_deg",            8.58,    21.4,   -0.41,    -0.6,   -0.37,
            "the elbows straightened", "the elbows bent"),
        Clue("elbow_peak_deg",            81.9,    37.8,   -0.38,    0.11,   -0.23,
            "the arms were straight at the end", "the elbows were bent far at the end"),
        Clue("hand_way_ratio",            0.24,   0.342,    -0.5,   -1.08,   -0.76,
            "the hands hardly moved", "the hands moved far"),
        Clue("hand_travel",             0.0414,   0.157,   -0.03,   -1.36,   -0.85,
            "", "a hand was raised"),
        Clue("hand_lift_peak_ratio",    -0.599,   0.437,   -0.07,   -1.08,    -0.4,
            "the hands were low", "a hand was raised"),
        Clue("hand_lift_change_ratio",  0.0217,   0.153,   -1.44,   -0.23,   -0.53,
            "the hands sank", "a hand was raised"),
        Clue("hand_ahead_start_ratio",    0.46,   0.352,     0.3,   -0.88,   -0.22,
            "", "the hands reached forward at the start"),
        Clue("hand_ahead_peak_ratio",    0.151,   0.308,    0.51,    -0.7,   -0.28,
            "the hands ended behind the body", "the hands were far in front of the body"),
        Clue("face_peak_ratio",           1.07,   0.314,   -0.64,    0.31,  -0.068,
            "a hand was at the face", "the hands were far from the head"),
        Clue("apart_change_ratio",     -0.0326,   0.189,    0.33,   -0.26,  -0.012,
            "the hands came together", "the hands went apart"),
        Clue("inclination_deg",           7.63,    21.3,   -0.05,   -0.26,   -0.18,
            "", "the trunk was not upright"),
        Clue("lean_deg",                 -1.92,    25.2,   -0.09,   -0.29,   -0.15),
        Clue("lean_back",                 3.16,    6.61,    -0.7,   -0.08,   -0.19,
            "the trunk bent forward with it", "the trunk leaned back with it"),
        Clue("lean_range",                3.43,    6.78,    0.15,   -0.86,   -0.44,
            "", "the whole trunk moved"),
        Clue("hip_deg",                   15.5,    34.2,     0.0,   -0.17,   -0.15),
        Clue("hip_change_deg",           -2.22,    8.46,   -0.35,   -0.93,   -0.37,
            "the hips straightened along with it", "the hips bent along with it"),
        Clue("hips_way_ratio",          0.0322,   0.079,   -0.19,   -0.69,   -0.34,
            "", "the hips moved about"),
        Clue("hips_gone_ratio",         0.0101,  0.0434,   -0.07,    -0.3,   -0.15,
            "", "the body ended in another place"),
        Clue("knee_deg",                  18.8,    38.6,   -0.04,    0.21,    0.14,
            "", "the knees were bent far"),
        Clue("knee_change_deg",          0.758,    5.61,     0.0,    -0.3,  -0.082,
            "the legs stretched along with it", "the knees bent along with it"),
        Clue("either_thigh_travel",     0.0408,  0.0858,   -0.12,    0.13,    0.06,
            "", "the legs moved"),
        Clue("out_share",                0.489,  0.0953,     0.0,    -1.3,   -0.65,
            "the way back took longer than the way out", "the way out took longer than the way back"),
        Clue("unlike_ratio",            0.0637,   0.237,   -0.08,   -0.58,   -0.49,
            "", "the other movements around it were all different"),
    ),
)
