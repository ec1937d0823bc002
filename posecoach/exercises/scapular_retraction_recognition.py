"""How Shoulder-blade squeeze is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 46 recordings of it and 1040 of others and of
something else, from 470 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=0.38,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.24),
        Observation("elbow_with_arm", 0.42, 0.779, below=0.14, above=0.26),
        Observation("elbows_wider_ratio.middle", 0.354, 0.315, below=-0.44, above=-0.8),
        Observation("feet_speed.middle", 0.0267, 0.0978, below=-0.22, above=-0.1),
        Observation("hands_speed.range", 0.826, 0.938, below=0.09, above=-0.56),
        Observation("head_ahead_ratio.middle", 0.065, 0.104, below=-0.57, above=0.42),
        Observation("head_ahead_ratio.range", 0.119, 0.105, below=0.39, above=0.02),
        Observation("hip_deg.middle", 40.9, 36.6, below=-0.52, above=0.52),
        Observation("hips_x_ratio.range", 0.0605, 0.109, below=0.38, above=-0.4),
        Observation("hips_y_ratio.range", 0.0539, 0.15, below=-0.0, above=-0.49),
        Observation("inclination_deg.middle", 11.8, 36.3, below=0.07, above=-0.45),
        Observation("lean_deg.middle", 3.67, 36.9, below=0.29, above=-0.23),
        Observation("neck_ratio.middle", 0.391, 0.0843, below=-0.63, above=-0.34),
        Observation("other_behind_deg.middle", -12.4, 28.4, below=-0.53, above=-0.17),
        Observation("other_elbow_deg.middle", 42.0, 27.7, below=-0.34, above=0.6),
        Observation("other_hand_lift_ratio.middle", -0.707, 0.574, below=-0.18, above=0.15),
        Observation("other_hand_lift_ratio.range", 0.283, 0.465, below=-0.11, above=-0.42),
        Observation("other_hand_out_ratio.middle", 0.0781, 0.215, below=0.09, above=0.3),
        Observation("other_hand_to_face_ratio.middle", 1.14, 0.342, below=-0.52, above=-0.24),
        Observation("shin_deg.middle", 72.9, 28.0, below=-0.23, above=-0.06),
        Observation("speed.middle", 0.0668, 0.102, below=0.5, above=-0.46),
        Observation("thigh_deg.middle", 73.1, 39.4, below=0.13, above=-0.31),
        Observation("thigh_deg.range", 6.46, 11.6, below=-0.22, above=0.38),
        Observation("working_abduction_deg.middle", 14.6, 14.7, below=-0.05, above=-0.06),
        Observation("working_behind_deg.middle", -14.7, 25.9, below=-0.53, above=-0.32),
        Observation("working_behind_deg.range", 42.4, 37.6, below=0.14, above=-0.03),
        Observation("working_elbow_deg.middle", 47.7, 29.2, below=-0.17, above=0.13),
        Observation("working_hand_ahead_ratio.middle", 0.486, 0.36, below=-0.22, above=0.11),
        Observation("working_hand_out_ratio.middle", 0.0559, 0.222, below=0.28, above=0.42),
        Observation("working_hand_out_ratio.range", 0.239, 0.377, below=-0.04, above=-0.68),
        Observation("working_hand_to_face_ratio.middle", 1.11, 0.339, below=-0.36, above=-0.25),
        Observation("working_hand_to_face_ratio.range", 0.296, 0.339, below=0.22, above=-0.35),
        Observation("working_hand_up_ratio.middle", -0.481, 0.444, below=-0.39, above=-0.4),
        Observation("working_hand_up_ratio.range", 0.342, 0.546, below=0.13, above=-0.37),
        Observation("wrists_wider_ratio.middle", 0.271, 0.352, below=-0.12, above=-0.41),
        Observation("wrists_wider_ratio.range", 0.206, 0.49, below=-0.14, above=-0.39),
    ),
)
