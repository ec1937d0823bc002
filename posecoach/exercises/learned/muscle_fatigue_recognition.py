"""How Elbow press is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 27 recordings of it and 2110 of others and of
something else, from 954 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
RECOGNITION = EvidenceTable(
    prior=-2.96,
    clues=(
        # measure                                            centre    scale    below    above
        Clue("all_fours.middle",                                0.0,   0.001,     0.0,    0.29),
        Clue("elbow_with_arm",                                0.323,   0.808,   -0.37,    0.29),
        Clue("elbows_wider_ratio.middle",                     0.355,   0.321,   -0.21,   -0.54),
        Clue("feet_speed.middle",                            0.0407,   0.127,    0.03,   -0.48),
        Clue("hands_apart_ratio.middle",                      0.823,   0.372,   -0.26,    0.33),
        Clue("hands_speed.middle",                            0.277,   0.376,    0.27,   -0.43),
        Clue("head_ahead_ratio.middle",                      0.0726,  0.0911,   -0.32,    0.08),
        Clue("head_ahead_ratio.range",                        0.115,  0.0998,    0.09,    0.27),
        Clue("hip_deg.middle",                                 42.7,    36.2,   -0.71,    0.11),
        Clue("hips_x_ratio.range",                           0.0668,   0.133,    0.29,   -0.28),
        Clue("inclination_deg.middle",                         13.0,    36.3,    0.07,    0.57),
        Clue("knee_deg.middle",                                32.9,    39.6,   -0.28,    0.24),
        Clue("lean_deg.middle",                                3.44,    34.6,    0.92,   -0.23),
        Clue("neck_ratio.middle",                             0.373,   0.074,   -0.03,   -0.26),
        Clue("neck_ratio.range",                             0.0589,   0.069,    0.09,   -0.32),
        Clue("other_behind_deg.middle",                       -14.7,    27.4,   -0.29,    0.23),
        Clue("other_elbow_deg.middle",                         43.2,    26.2,   -0.21,    0.65),
        Clue("other_elbow_deg.range",                          25.0,    30.1,    0.11,   -0.41),
        Clue("other_hand_to_face_ratio.middle",                1.09,   0.323,   -0.13,   -0.38),
        Clue("other_hand_up_ratio.middle",                   -0.485,   0.501,   -0.43,   -0.16),
        Clue("other_hand_up_ratio.range",                     0.293,   0.467,    0.15,   -0.47),
        Clue("shin_deg.middle",                                69.0,    29.9,   -0.26,    0.03),
        Clue("shoulder_width_ratio.middle",                   0.703,   0.087,    0.26,    0.14),
        Clue("speed.middle",                                 0.0698,   0.121,    0.45,    -0.5),
        Clue("thigh_deg.middle",                               67.5,    42.7,    0.53,   -0.28),
        Clue("working_behind_deg.middle",                     -16.7,    25.7,   -0.34,    0.26),
        Clue("working_elbow_deg.middle",                       48.5,    27.8,   -0.18,    0.13),
        Clue("working_hand_ahead_ratio.middle",               0.476,   0.347,   -0.08,    0.11),
        Clue("working_hand_out_ratio.middle",                0.0456,   0.215,    0.02,   -0.03),
        Clue("working_hand_to_face_ratio.middle",              1.06,   0.327,   -0.29,   -0.34),
        Clue("working_hand_to_face_ratio.range",              0.323,   0.329,    0.27,   -0.33),
        Clue("working_hand_to_other_shoulder_ratio.middle",    1.16,   0.208,    0.27,   -0.17),
        Clue("working_hand_up_ratio.middle",                 -0.464,   0.477,   -0.18,   -0.45),
        Clue("working_hand_up_ratio.range",                   0.355,   0.499,    0.27,   -0.54),
        Clue("wrists_wider_ratio.middle",                     0.255,   0.352,    -0.2,   -0.38),
        Clue("wrists_wider_ratio.range",                      0.223,   0.416,    -0.0,   -0.32),
    ),
)
