"""What speaks for and against a foam roller: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 180
repetitions in 53 recordings and 862 other movements, most of them in
2201 more; 1342 of these recordings are video of people, from 412 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
EVIDENCE = EvidenceTable(
    prior=6.25,
    caution=0.4,
    clues=(
        # measure                       centre    scale    below    above   unseen
        Clue("range_log",                 -1.0,   0.537,   -1.12,   -0.35,   -0.85,
            "the movement was very small", "the movement was very large"),
        Clue("duration_log_s",            1.32,    0.74,   -1.57,   -0.82,    -1.3,
            "it was over in a moment", "it lasted very long"),
        Clue("hands_to_head",            0.405,   0.284,    0.15,   -1.04,   -0.87,
            "", "the hands did not hold the head"),
        Clue("face_peak_ratio",          0.628,    0.27,    0.62,     0.1,    0.11,
            "", "the hands did not hold the head"),
        Clue("face_change_ratio",        -0.04,   0.104,   -0.31,   -0.81,   -0.54,
            "the hands went to the head", "the hands left the head"),
        Clue("hand_lift_peak_ratio",    0.0553,   0.299,    0.43,   -1.73,   -0.52,
            "", "the hands were above the head"),
        Clue("hand_lift_change_ratio",  -0.198,   0.247,    0.68,   -0.12,    0.14,
            "the hands sank", "the hands were raised"),
        Clue("hand_way_ratio",            0.61,   0.418,    0.03,   -1.14,    -0.6,
            "", "the hands moved far"),
        Clue("elbow_bend_deg",           -2.14,    13.2,    -0.1,   -0.02,  -0.032,
            "the elbows straightened", "the elbows bent"),
        Clue("elbow_peak_deg",            65.6,    36.1,    0.05,   -0.76,   -0.19,
            "", "the elbows bent further than hands at the head take them"),
        Clue("arm_travel_deg",            7.11,    16.9,   -0.02,   -0.79,   -0.35,
            "", "the arms swung"),
        Clue("apart_change_ratio",     0.00223,    0.19,    -0.0,    0.63,    0.21,
            "the hands came together", "the hands went apart"),
        Clue("inclination_deg",           77.6,    13.4,   -0.01,   -0.38,   -0.38,
            "the trunk was too upright to lie on a roller", ""),
        Clue("lean_deg",                 -69.9,    15.7,   -0.15,   -0.28,   -0.28,
            "", "you were not lying on your back"),
        Clue("hip_deg",                   56.5,    19.1,   -0.56,    0.04,   -0.42,
            "", "the hips were bent far"),
        Clue("hip_change_deg",           -17.0,    20.1,   -0.91,   -0.62,   -0.61,
            "the hips straightened along with it", "the hips bent along with it"),
        Clue("hips_way_ratio",          0.0373,   0.148,    0.03,    0.92,     1.1,
            "", "the hips moved about"),
        Clue("hips_up",                0.00837,   0.103,   -0.34,    0.36,    0.35,
            "", "the hips came up with it"),
        Clue("hips_gone_ratio",        0.00323,  0.0528,     0.0,   -1.23,    -1.5,
            "", "the body ended in another place"),
        Clue("knee_deg",                 112.0,    27.6,   -0.81,    0.17,   -0.58,
            "the knees were not bent", ""),
        Clue("knee_change_deg",           2.16,    10.7,   -0.56,     0.9,    0.77,
            "the legs stretched along with it", "the knees bent along with it"),
        Clue("out_share",                0.503,  0.0957,   -0.09,   -1.13,   -0.64,
            "the way back took longer than the way out", "the way out took longer than the way back"),
        Clue("unlike_ratio",            0.0245,    0.25,    -0.1,    -0.0, -0.0073,
            "", "the other movements around it were all different"),
    ),
)
