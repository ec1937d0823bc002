"""How Foam roller is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 19 recordings of it and 1035 of others and of
something else, from 438 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-3.59,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.21),
        Observation("elbow_with_arm", 0.403, 0.779, below=0.05, above=0.18),
        Observation("elbows_wider_ratio.middle", 0.36, 0.318, below=-0.12, above=-0.62),
        Observation("feet_speed.middle", 0.0272, 0.101, below=-0.04, above=-0.53),
        Observation("hands_speed.range", 0.858, 0.948, below=-0.13, above=-0.47),
        Observation("head_ahead_ratio.middle", 0.0631, 0.106, below=-0.31, above=0.36),
        Observation("head_ahead_ratio.range", 0.122, 0.105, below=-0.17, above=0.21),
        Observation("hip_deg.middle", 40.3, 36.3, below=-0.59, above=0.07),
        Observation("hips_x_ratio.range", 0.0618, 0.113, below=0.24, above=-0.11),
        Observation("hips_y_ratio.range", 0.0563, 0.158, below=-0.01, above=-0.47),
        Observation("inclination_deg.middle", 12.0, 36.2, below=-0.02, above=0.6),
        Observation("lean_deg.middle", 3.89, 37.1, below=1.22, above=-0.21),
        Observation("neck_ratio.middle", 0.392, 0.0864, below=0.11, above=-0.35),
        Observation("other_behind_deg.middle", -12.5, 28.7, below=-0.34, above=-0.17),
        Observation("other_elbow_deg.middle", 41.5, 27.8, below=-0.25, above=-0.1),
        Observation("other_hand_lift_ratio.middle", -0.711, 0.559, below=-0.11, above=0.19),
        Observation("other_hand_lift_ratio.range", 0.306, 0.476, below=-0.14, above=-0.46),
        Observation("other_hand_out_ratio.middle", 0.0804, 0.215, below=0.46, above=0.25),
        Observation("other_hand_to_face_ratio.middle", 1.14, 0.356, below=-0.06, above=-0.27),
        Observation("other_hand_up_ratio.middle", -0.49, 0.474, below=-0.3, above=0.47),
        Observation("shin_deg.middle", 73.1, 27.5, below=-0.3, above=-0.15),
        Observation("speed.middle", 0.0688, 0.105, below=0.16, above=-0.09),
        Observation("thigh_deg.middle", 73.6, 37.9, below=0.76, above=-0.26),
        Observation("thigh_deg.range", 6.7, 12.0, below=-0.17, above=-0.33),
        Observation("working_abduction_deg.middle", 14.8, 14.5, below=0.24, above=-0.11),
        Observation("working_behind_deg.middle", -14.8, 26.0, below=-0.29, above=-0.36),
        Observation("working_elbow_deg.middle", 47.2, 29.3, below=-0.09, above=-0.37),
        Observation("working_hand_ahead_ratio.middle", 0.488, 0.358, below=0.1, above=0.19),
        Observation("working_hand_out_ratio.middle", 0.0575, 0.221, below=0.51, above=0.19),
        Observation("working_hand_out_ratio.range", 0.244, 0.382, below=-0.05, above=-0.3),
        Observation("working_hand_to_face_ratio.middle", 1.11, 0.345, below=-0.09, above=-0.32),
        Observation("working_hand_to_face_ratio.range", 0.307, 0.341, below=0.2, above=-0.41),
        Observation("working_hand_up_ratio.middle", -0.479, 0.441, below=-0.18, above=0.26),
        Observation("working_hand_up_ratio.range", 0.361, 0.557, below=0.17, above=-0.53),
        Observation("wrists_wider_ratio.middle", 0.274, 0.352, below=-0.1, above=-0.37),
        Observation("wrists_wider_ratio.range", 0.209, 0.509, below=-0.02, above=-0.31),
    ),
)
