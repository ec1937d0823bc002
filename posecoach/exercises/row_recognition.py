"""How Row is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 197 recordings of it and 511 of others and of
something else, from 221 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=1.79,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.08),
        Observation("elbow_with_arm", 0.407, 0.754, below=-0.83, above=0.81),
        Observation("feet_speed.middle", 0.0247, 0.0931, below=-0.04, above=0.03),
        Observation("hands_speed.range", 1.01, 1.03, below=-0.45, above=-0.51),
        Observation("head_ahead_ratio.middle", 0.0363, 0.119, below=0.08, above=0.56),
        Observation("head_ahead_ratio.range", 0.135, 0.109, below=-0.5, above=0.23),
        Observation("head_x_ratio.range", 0.131, 0.242, below=0.04, above=0.11),
        Observation("hip_deg.middle", 38.0, 37.9, below=-0.64, above=0.52),
        Observation("hip_deg.range", 12.6, 22.1, below=-0.12, above=0.24),
        Observation("hips_x_ratio.range", 0.0637, 0.104, below=0.18, above=-0.15),
        Observation("hips_y_ratio.range", 0.0697, 0.158, below=-0.11, above=-0.36),
        Observation("inclination_deg.middle", 12.0, 36.0, below=-0.03, above=0.43),
        Observation("knee_deg.middle", 23.9, 35.7, below=-0.16, above=-0.39),
        Observation("lean_deg.middle", 5.39, 39.2, below=1.02, above=0.18),
        Observation("other_elbow_deg.middle", 37.9, 30.1, below=-0.17, above=0.01),
        Observation("other_hand_ahead_ratio.range", 0.471, 0.403, below=-0.11, above=0.05),
        Observation("other_hand_lift_ratio.middle", -0.807, 0.46, below=-0.21, above=0.36),
        Observation("other_hand_lift_ratio.range", 0.414, 0.564, below=-0.43, above=-0.69),
        Observation("other_hand_out_ratio.middle", 0.0944, 0.213, below=-0.06, above=-0.02),
        Observation("other_hand_up_ratio.middle", -0.496, 0.444, below=-0.52, above=-0.03),
        Observation("shin_deg.middle", 77.1, 28.5, below=-0.36, above=-0.21),
        Observation("shoulders_y_ratio.range", 0.115, 0.257, below=-0.34, above=-0.33),
        Observation("speed.middle", 0.0749, 0.115, below=0.01, above=-0.06),
        Observation("thigh_deg.middle", 77.2, 34.4, below=0.28, above=-0.36),
        Observation("thigh_deg.range", 6.55, 11.7, below=-0.29, above=-0.21),
        Observation("working_abduction_deg.middle", 15.9, 14.0, below=-0.06, above=-0.2),
        Observation("working_behind_deg.range", 51.1, 39.8, below=-0.83, above=0.84),
        Observation("working_elbow_deg.middle", 44.3, 31.2, below=-0.12, above=-0.48),
        Observation("working_elbow_up.middle", -0.763, 0.334, below=-0.02, above=-0.57),
        Observation("working_hand_ahead_ratio.middle", 0.499, 0.365, below=-0.61, above=0.34),
        Observation("working_hand_out_ratio.middle", 0.0702, 0.214, below=0.05, above=-0.2),
        Observation("working_hand_out_ratio.range", 0.232, 0.466, below=-0.18, above=-0.38),
        Observation("working_hand_to_face_ratio.middle", 1.18, 0.383, below=-0.41, above=-0.43),
        Observation("working_hand_to_face_ratio.range", 0.351, 0.392, below=-0.01, above=-0.54),
        Observation("working_hand_up_ratio.middle", -0.489, 0.403, below=-0.28, above=-0.62),
        Observation("working_hand_up_ratio.range", 0.492, 0.635, below=0.08, above=-0.88),
    ),
)
