"""How Row is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 390 recordings of it and 1240 of others and of
something else, from 777 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=3.17,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.16),
        Observation("elbow_with_arm", 0.358, 0.8, below=-0.97, above=0.84),
        Observation("elbows_wider_ratio.middle", 0.351, 0.314, below=-0.34, above=-0.31),
        Observation("feet_speed.middle", 0.0361, 0.12, below=-0.04, above=-0.05),
        Observation("hands_apart_ratio.middle", 0.827, 0.368, below=-0.21, above=0.09),
        Observation("hands_speed.middle", 0.278, 0.376, below=-0.47, above=-0.04),
        Observation("hands_speed.range", 0.821, 0.874, below=-0.66, above=-0.48),
        Observation("head_ahead_ratio.middle", 0.0741, 0.095, below=0.07, above=0.34),
        Observation("head_ahead_ratio.range", 0.116, 0.103, below=-0.61, above=0.37),
        Observation("hip_deg.middle", 41.3, 36.3, below=-0.9, above=0.7),
        Observation("hips_x_ratio.range", 0.0655, 0.128, below=0.03, above=-0.22),
        Observation("inclination_deg.middle", 12.7, 36.6, below=0.01, above=0.06),
        Observation("knee_deg.middle", 31.4, 39.3, below=-0.09, above=-0.72),
        Observation("lean_deg.middle", 3.03, 35.2, below=0.62, above=0.01),
        Observation("neck_ratio.middle", 0.377, 0.0822, below=-0.22, above=-0.26),
        Observation("other_behind_deg.middle", -13.8, 26.9, below=-0.29, above=-0.23),
        Observation("other_elbow_deg.middle", 43.5, 26.4, below=-0.48, above=-0.02),
        Observation("other_hand_out_ratio.middle", 0.0705, 0.218, below=0.05, above=-0.15),
        Observation("other_hand_to_face_ratio.middle", 1.1, 0.33, below=-0.3, above=-0.44),
        Observation("other_hand_up_ratio.middle", -0.487, 0.494, below=-0.6, above=-0.01),
        Observation("shin_deg.middle", 69.4, 30.5, below=-0.23, above=-0.12),
        Observation("shoulder_width_ratio.middle", 0.705, 0.0885, below=-0.2, above=0.37),
        Observation("shoulders_y_ratio.range", 0.0895, 0.287, below=-0.18, above=-0.17),
        Observation("speed.middle", 0.0688, 0.113, below=-0.01, above=-0.09),
        Observation("thigh_deg.middle", 69.1, 42.8, below=0.0, above=-0.42),
        Observation("working_abduction_deg.middle", 14.0, 14.8, below=-0.0, above=-0.29),
        Observation("working_behind_deg.middle", -15.9, 25.6, below=-0.35, above=-0.3),
        Observation("working_elbow_deg.middle", 48.6, 28.1, below=-0.24, above=-0.3),
        Observation("working_hand_ahead_ratio.middle", 0.474, 0.351, below=-0.41, above=0.47),
        Observation("working_hand_out_ratio.middle", 0.0499, 0.211, below=0.2, above=-0.14),
        Observation("working_hand_to_face_ratio.middle", 1.08, 0.331, below=-0.56, above=-0.29),
        Observation("working_hand_to_face_ratio.range", 0.315, 0.333, below=0.05, above=-0.48),
        Observation("working_hand_up_ratio.middle", -0.475, 0.469, below=-0.39, above=-0.51),
        Observation("working_hand_up_ratio.range", 0.351, 0.505, below=-0.12, above=-0.81),
        Observation("wrists_wider_ratio.middle", 0.258, 0.344, below=-0.24, above=-0.06),
        Observation("wrists_wider_ratio.range", 0.22, 0.433, below=-0.32, above=-0.16),
    ),
)
