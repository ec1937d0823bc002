"""How Elbow press is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 22 recordings of it and 1608 of others and of
something else, from 777 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-2.65,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.29),
        Observation("elbow_with_arm", 0.358, 0.8, below=-0.36, above=0.19),
        Observation("elbows_wider_ratio.middle", 0.351, 0.314, below=-0.28, above=-0.58),
        Observation("feet_speed.middle", 0.0361, 0.12, below=0.02, above=-0.44),
        Observation("hands_apart_ratio.middle", 0.827, 0.368, below=-0.26, above=0.24),
        Observation("hands_speed.middle", 0.278, 0.376, below=0.31, above=-0.46),
        Observation("hands_speed.range", 0.821, 0.874, below=0.19, above=-0.52),
        Observation("head_ahead_ratio.middle", 0.0741, 0.095, below=-0.33, above=0.1),
        Observation("head_ahead_ratio.range", 0.116, 0.103, below=0.04, above=0.2),
        Observation("hip_deg.middle", 41.3, 36.3, below=-0.73, above=0.11),
        Observation("hips_x_ratio.range", 0.0655, 0.128, below=0.3, above=-0.31),
        Observation("inclination_deg.middle", 12.7, 36.6, below=0.03, above=0.44),
        Observation("knee_deg.middle", 31.4, 39.3, below=-0.22, above=0.18),
        Observation("lean_deg.middle", 3.03, 35.2, below=0.92, above=-0.21),
        Observation("neck_ratio.middle", 0.377, 0.0822, below=-0.17, above=-0.25),
        Observation("other_behind_deg.middle", -13.8, 26.9, below=-0.38, above=0.23),
        Observation("other_elbow_deg.middle", 43.5, 26.4, below=-0.28, above=0.61),
        Observation("other_hand_out_ratio.middle", 0.0705, 0.218, below=-0.05, above=0.12),
        Observation("other_hand_to_face_ratio.middle", 1.1, 0.33, below=-0.17, above=-0.34),
        Observation("other_hand_up_ratio.middle", -0.487, 0.494, below=-0.41, above=-0.16),
        Observation("shin_deg.middle", 69.4, 30.5, below=-0.28, above=-0.06),
        Observation("shoulder_width_ratio.middle", 0.705, 0.0885, below=0.32, above=0.09),
        Observation("shoulders_y_ratio.range", 0.0895, 0.287, below=-0.07, above=-0.49),
        Observation("speed.middle", 0.0688, 0.113, below=0.37, above=-0.39),
        Observation("thigh_deg.middle", 69.1, 42.8, below=0.51, above=-0.3),
        Observation("working_abduction_deg.middle", 14.0, 14.8, below=0.14, above=-0.06),
        Observation("working_behind_deg.middle", -15.9, 25.6, below=-0.35, above=0.22),
        Observation("working_elbow_deg.middle", 48.6, 28.1, below=-0.17, above=0.2),
        Observation("working_hand_ahead_ratio.middle", 0.474, 0.351, below=-0.1, above=0.19),
        Observation("working_hand_out_ratio.middle", 0.0499, 0.211, below=0.04, above=0.09),
        Observation("working_hand_to_face_ratio.middle", 1.08, 0.331, below=-0.3, above=-0.34),
        Observation("working_hand_to_face_ratio.range", 0.315, 0.333, below=0.23, above=-0.35),
        Observation("working_hand_up_ratio.middle", -0.475, 0.469, below=-0.28, above=-0.44),
        Observation("working_hand_up_ratio.range", 0.351, 0.505, below=0.29, above=-0.62),
        Observation("wrists_wider_ratio.middle", 0.258, 0.344, below=-0.18, above=-0.41),
        Observation("wrists_wider_ratio.range", 0.22, 0.433, below=0.05, above=-0.35),
    ),
)
