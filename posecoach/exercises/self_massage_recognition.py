"""How Self-massage is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 13 recordings of it and 1073 of others and of
something else, from 470 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-2.42,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.2),
        Observation("elbow_with_arm", 0.42, 0.779, below=0.04, above=0.05),
        Observation("elbows_wider_ratio.middle", 0.354, 0.315, below=-0.1, above=-0.63),
        Observation("feet_speed.middle", 0.0267, 0.0978, below=0.05, above=-0.58),
        Observation("hands_speed.range", 0.826, 0.938, below=0.21, above=-0.48),
        Observation("head_ahead_ratio.middle", 0.065, 0.104, below=-0.39, above=0.54),
        Observation("head_ahead_ratio.range", 0.119, 0.105, below=0.43, above=0.11),
        Observation("hip_deg.middle", 40.9, 36.6, below=0.01, above=-0.1),
        Observation("hips_x_ratio.range", 0.0605, 0.109, below=0.11, above=0.12),
        Observation("hips_y_ratio.range", 0.0539, 0.15, below=-0.15, above=-0.24),
        Observation("inclination_deg.middle", 11.8, 36.3, below=0.09, above=-0.1),
        Observation("lean_deg.middle", 3.67, 36.9, below=0.52, above=-0.19),
        Observation("neck_ratio.middle", 0.391, 0.0843, below=-0.03, above=-0.45),
        Observation("other_behind_deg.middle", -12.4, 28.4, below=-0.21, above=-0.03),
        Observation("other_elbow_deg.middle", 42.0, 27.7, below=-0.24, above=0.14),
        Observation("other_hand_lift_ratio.middle", -0.707, 0.574, below=-0.03, above=0.36),
        Observation("other_hand_lift_ratio.range", 0.283, 0.465, below=0.15, above=-0.58),
        Observation("other_hand_out_ratio.middle", 0.0781, 0.215, below=0.92, above=-0.13),
        Observation("other_hand_to_face_ratio.middle", 1.14, 0.342, below=0.23, above=-0.1),
        Observation("shin_deg.middle", 72.9, 28.0, below=-0.37, above=-0.09),
        Observation("speed.middle", 0.0668, 0.102, below=0.5, above=-0.34),
        Observation("thigh_deg.middle", 73.1, 39.4, below=-0.41, above=-0.03),
        Observation("thigh_deg.range", 6.46, 11.6, below=-0.05, above=-0.34),
        Observation("working_abduction_deg.middle", 14.6, 14.7, below=0.93, above=-0.29),
        Observation("working_behind_deg.middle", -14.7, 25.9, below=-0.19, above=-0.18),
        Observation("working_behind_deg.range", 42.4, 37.6, below=0.45, above=0.14),
        Observation("working_elbow_deg.middle", 47.7, 29.2, below=-0.07, above=-0.41),
        Observation("working_hand_ahead_ratio.middle", 0.486, 0.36, below=-0.17, above=0.4),
        Observation("working_hand_out_ratio.middle", 0.0559, 0.222, below=0.96, above=-0.07),
        Observation("working_hand_out_ratio.range", 0.239, 0.377, below=0.2, above=-0.51),
        Observation("working_hand_to_face_ratio.middle", 1.11, 0.339, below=-0.1, above=-0.29),
        Observation("working_hand_to_face_ratio.range", 0.296, 0.339, below=0.27, above=-0.49),
        Observation("working_hand_up_ratio.middle", -0.481, 0.444, below=-0.1, above=-0.26),
        Observation("working_hand_up_ratio.range", 0.342, 0.546, below=0.25, above=-0.62),
        Observation("wrists_wider_ratio.middle", 0.271, 0.352, below=-0.55, above=-0.16),
        Observation("wrists_wider_ratio.range", 0.206, 0.49, below=0.06, above=-0.36),
    ),
)
