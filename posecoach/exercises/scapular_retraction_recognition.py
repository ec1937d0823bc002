"""How Shoulder-blade squeeze is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 14 recordings of it and 694 of others and of
something else, from 221 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-2.35,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.16),
        Observation("elbow_with_arm", 0.407, 0.754, below=-0.19, above=0.53),
        Observation("feet_speed.middle", 0.0247, 0.0931, below=-0.15, above=-0.11),
        Observation("hands_speed.range", 1.01, 1.03, below=0.19, above=-0.48),
        Observation("head_ahead_ratio.middle", 0.0363, 0.119, below=-0.4, above=0.63),
        Observation("head_ahead_ratio.range", 0.135, 0.109, below=0.65, above=0.09),
        Observation("head_x_ratio.range", 0.131, 0.242, below=0.05, above=0.29),
        Observation("hip_deg.middle", 38.0, 37.9, below=-0.42, above=0.36),
        Observation("hip_deg.range", 12.6, 22.1, below=0.17, above=0.78),
        Observation("hips_x_ratio.range", 0.0637, 0.104, below=0.52, above=-0.42),
        Observation("hips_y_ratio.range", 0.0697, 0.158, below=0.14, above=-0.58),
        Observation("inclination_deg.middle", 12.0, 36.0, below=0.13, above=-0.35),
        Observation("knee_deg.middle", 23.9, 35.7, below=-0.17, above=-0.43),
        Observation("lean_deg.middle", 5.39, 39.2, below=0.6, above=-0.26),
        Observation("other_elbow_deg.middle", 37.9, 30.1, below=-0.28, above=0.7),
        Observation("other_hand_ahead_ratio.range", 0.471, 0.403, below=0.52, above=-0.37),
        Observation("other_hand_lift_ratio.middle", -0.807, 0.46, below=-0.19, above=0.33),
        Observation("other_hand_lift_ratio.range", 0.414, 0.564, below=-0.38, above=-0.47),
        Observation("other_hand_out_ratio.middle", 0.0944, 0.213, below=-0.29, above=0.25),
        Observation("other_hand_up_ratio.middle", -0.496, 0.444, below=-0.37, above=-0.05),
        Observation("shin_deg.middle", 77.1, 28.5, below=-0.07, above=-0.22),
        Observation("shoulders_y_ratio.range", 0.115, 0.257, below=-0.02, above=-0.57),
        Observation("speed.middle", 0.0749, 0.115, below=0.55, above=-0.59),
        Observation("thigh_deg.middle", 77.2, 34.4, below=0.12, above=-0.31),
        Observation("thigh_deg.range", 6.55, 11.7, below=-0.27, above=0.24),
        Observation("working_abduction_deg.middle", 15.9, 14.0, below=0.2, above=0.15),
        Observation("working_behind_deg.range", 51.1, 39.8, below=0.16, above=0.1),
        Observation("working_elbow_deg.middle", 44.3, 31.2, below=-0.29, above=0.14),
        Observation("working_elbow_up.middle", -0.763, 0.334, below=0.44, above=-0.47),
        Observation("working_hand_ahead_ratio.middle", 0.499, 0.365, below=-0.59, above=0.1),
        Observation("working_hand_out_ratio.middle", 0.0702, 0.214, below=0.25, above=0.38),
        Observation("working_hand_out_ratio.range", 0.232, 0.466, below=-0.04, above=-0.73),
        Observation("working_hand_to_face_ratio.middle", 1.18, 0.383, below=-0.26, above=-0.34),
        Observation("working_hand_to_face_ratio.range", 0.351, 0.392, below=0.08, above=-0.35),
        Observation("working_hand_up_ratio.middle", -0.489, 0.403, below=-0.42, above=-0.41),
        Observation("working_hand_up_ratio.range", 0.492, 0.635, below=0.17, above=-0.46),
    ),
)
