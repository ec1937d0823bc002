"""How Heating pad is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 26 recordings of it and 2111 of others and of
something else, from 954 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
RECOGNITION = EvidenceTable(
    prior=0.78,
    clues=(
        # measure                                            centre    scale    below    above
        Clue("all_fours.middle",                                0.0,   0.001,     0.0,    0.23),
        Clue("elbow_with_arm",                                0.323,   0.808,   -0.39,    0.19),
        Clue("elbows_wider_ratio.middle",                     0.355,   0.321,   -0.15,   -0.72),
        Clue("feet_speed.middle",                            0.0407,   0.127,    0.16,   -0.47),
        Clue("hands_apart_ratio.middle",                      0.823,   0.372,   -0.06,    0.03),
        Clue("hands_speed.middle",                            0.277,   0.376,    0.52,   -0.47),
        Clue("head_ahead_ratio.middle",                      0.0726,  0.0911,   -0.42,    0.09),
        Clue("head_ahead_ratio.range",                        0.115,  0.0998,    0.15,    0.27),
        Clue("hip_deg.middle",                                 42.7,    36.2,   -1.12,    0.17),
        Clue("hips_x_ratio.range",                           0.0668,   0.133,    0.57,   -0.44),
        Clue("inclination_deg.middle",                         13.0,    36.3,    0.24,   -0.26),
        Clue("knee_deg.middle",                                32.9,    39.6,   -0.43,    0.02),
        Clue("lean_deg.middle",                                3.44,    34.6,    0.32,   -0.44),
        Clue("neck_ratio.middle",                             0.373,   0.074,    0.04,   -0.09),
        Clue("neck_ratio.range",                             0.0589,   0.069,    0.04,   -0.13),
        Clue("other_behind_deg.middle",                       -14.7,    27.4,    -0.2,   -0.42),
        Clue("other_elbow_deg.middle",                         43.2,    26.2,    0.02,   -0.44),
        Clue("other_elbow_deg.range",                          25.0,    30.1,    0.29,    -0.5),
        Clue("other_hand_to_face_ratio.middle",                1.09,   0.323,   -0.35,   -0.34),
        Clue("other_hand_up_ratio.middle",                   -0.485,   0.501,   -0.07,   -0.03),
        Clue("other_hand_up_ratio.range",                     0.293,   0.467,    0.27,   -0.51),
        Clue("shin_deg.middle",                                69.0,    29.9,   -0.59,    0.22),
        Clue("shoulder_width_ratio.middle",                   0.703,   0.087,    0.17,    0.66),
        Clue("speed.middle",                                 0.0698,   0.121,    0.74,   -0.41),
        Clue("thigh_deg.middle",                               67.5,    42.7,    0.29,    -0.5),
        Clue("working_behind_deg.middle",                     -16.7,    25.7,   -0.32,    -0.5),
        Clue("working_elbow_deg.middle",                       48.5,    27.8,    0.11,   -0.77),
        Clue("working_hand_ahead_ratio.middle",               0.476,   0.347,    -0.7,    0.08),
        Clue("working_hand_out_ratio.middle",                0.0456,   0.215,    0.08,   -0.37),
        Clue("working_hand_to_face_ratio.middle",              1.06,   0.327,    -0.5,   -0.27),
        Clue("working_hand_to_face_ratio.range",              0.323,   0.329,    0.39,   -0.38),
        Clue("working_hand_to_other_shoulder_ratio.middle",    1.16,   0.208,   -0.28,    -0.1),
        Clue("working_hand_up_ratio.middle",                 -0.464,   0.477,    0.25,   -0.31),
        Clue("working_hand_up_ratio.range",                   0.355,   0.499,     0.5,   -0.59),
        Clue("wrists_wider_ratio.middle",                     0.255,   0.352,   -0.09,   -0.72),
        Clue("wrists_wider_ratio.range",                      0.223,   0.416,    0.17,   -0.34),
    ),
)
