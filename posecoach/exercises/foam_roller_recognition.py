"""How Foam roller is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 14 recordings of it and 894 of others and of
something else, from 334 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-3.8,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.23),
        Observation("elbow_with_arm", 0.407, 0.768, below=-0.04, above=0.19),
        Observation("elbows_wider_ratio.middle", 0.378, 0.323, below=-0.04, above=-0.61),
        Observation("feet_speed.middle", 0.0269, 0.106, below=-0.05, above=-0.56),
        Observation("hands_speed.range", 0.914, 0.986, below=-0.04, above=-0.47),
        Observation("head_ahead_ratio.middle", 0.0552, 0.111, below=-0.26, above=0.46),
        Observation("head_ahead_ratio.range", 0.127, 0.108, below=-0.18, above=0.18),
        Observation("hip_deg.middle", 39.1, 37.2, below=-0.57, above=0.07),
        Observation("hip_deg.range", 12.4, 22.4, below=-0.08, above=0.09),
        Observation("hips_x_ratio.range", 0.0641, 0.118, below=0.26, above=-0.09),
        Observation("hips_y_ratio.range", 0.0629, 0.163, below=-0.01, above=-0.5),
        Observation("inclination_deg.middle", 12.2, 36.1, below=0.02, above=0.56),
        Observation("lean_deg.middle", 4.39, 37.8, below=1.23, above=-0.21),
        Observation("neck_ratio.middle", 0.4, 0.136, below=0.07, above=-0.3),
        Observation("other_behind_deg.middle", -12.5, 28.6, below=-0.37, above=-0.2),
        Observation("other_elbow_deg.middle", 40.5, 28.7, below=-0.19, above=-0.11),
        Observation("other_hand_ahead_ratio.range", 0.436, 0.391, below=0.24, above=-0.31),
        Observation("other_hand_lift_ratio.middle", -0.739, 0.529, below=-0.13, above=0.17),
        Observation("other_hand_lift_ratio.range", 0.347, 0.514, below=-0.23, above=-0.52),
        Observation("other_hand_out_ratio.middle", 0.086, 0.216, below=0.51, above=0.18),
        Observation("other_hand_up_ratio.middle", -0.493, 0.46, below=-0.29, above=0.45),
        Observation("shin_deg.middle", 73.8, 27.3, below=-0.28, above=-0.22),
        Observation("speed.middle", 0.0727, 0.116, below=0.17, above=-0.29),
        Observation("thigh_deg.middle", 74.9, 36.8, below=0.81, above=-0.24),
        Observation("thigh_deg.range", 6.8, 12.3, below=-0.13, above=-0.36),
        Observation("working_behind_deg.middle", -14.6, 26.2, below=-0.32, above=-0.3),
        Observation("working_behind_deg.range", 46.9, 38.4, below=0.1, above=0.15),
        Observation("working_elbow_deg.middle", 46.3, 29.9, below=-0.15, above=-0.42),
        Observation("working_hand_ahead_ratio.middle", 0.494, 0.357, below=0.06, above=0.24),
        Observation("working_hand_out_ratio.middle", 0.0647, 0.22, below=0.51, above=0.17),
        Observation("working_hand_out_ratio.range", 0.238, 0.42, below=-0.01, above=-0.35),
        Observation("working_hand_to_face_ratio.middle", 1.14, 0.353, below=-0.16, above=-0.32),
        Observation("working_hand_to_face_ratio.range", 0.325, 0.36, below=0.2, above=-0.44),
        Observation("working_hand_up_ratio.middle", -0.48, 0.423, below=-0.21, above=0.29),
        Observation("wrists_wider_ratio.middle", 0.294, 0.365, below=-0.13, above=-0.37),
        Observation("wrists_wider_ratio.range", 0.213, 0.556, below=0.03, above=-0.36),
    ),
)
