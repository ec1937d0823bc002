"""How Self-massage is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 8 recordings of it and 998 of others and of
something else, from 390 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-3.05,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.21),
        Observation("elbow_with_arm", 0.385, 0.775, below=0.09, above=0.06),
        Observation("elbows_wider_ratio.middle", 0.372, 0.324, below=0.01, above=-0.58),
        Observation("feet_speed.middle", 0.028, 0.109, below=0.06, above=-0.62),
        Observation("hands_speed.range", 0.895, 0.978, below=0.27, above=-0.42),
        Observation("head_ahead_ratio.middle", 0.0587, 0.109, below=-0.32, above=0.6),
        Observation("head_ahead_ratio.range", 0.124, 0.105, below=0.53, above=0.08),
        Observation("hip_deg.middle", 39.1, 36.8, below=0.06, above=-0.11),
        Observation("hip_deg.range", 12.4, 22.6, below=0.18, above=0.02),
        Observation("hips_y_ratio.range", 0.0621, 0.166, below=-0.15, above=-0.36),
        Observation("inclination_deg.middle", 12.2, 36.2, below=0.12, above=-0.11),
        Observation("lean_deg.middle", 4.26, 37.3, below=0.57, above=-0.21),
        Observation("neck_ratio.middle", 0.394, 0.0884, below=0.03, above=-0.34),
        Observation("other_behind_deg.middle", -13.0, 28.5, below=-0.2, above=-0.09),
        Observation("other_elbow_deg.middle", 40.8, 28.3, below=-0.17, above=0.17),
        Observation("other_hand_lift_ratio.middle", -0.711, 0.553, below=-0.02, above=0.46),
        Observation("other_hand_lift_ratio.range", 0.34, 0.501, below=0.15, above=-0.5),
        Observation("other_hand_out_ratio.middle", 0.0842, 0.216, below=1.04, above=-0.11),
        Observation("other_hand_to_face_ratio.middle", 1.14, 0.37, below=0.24, above=-0.05),
        Observation("shin_deg.middle", 73.2, 26.7, below=-0.4, above=-0.12),
        Observation("speed.middle", 0.0716, 0.111, below=0.46, above=-0.41),
        Observation("thigh_deg.middle", 74.3, 36.9, below=-0.38, above=-0.02),
        Observation("thigh_deg.range", 6.91, 12.8, below=-0.03, above=-0.43),
        Observation("working_abduction_deg.middle", 15.1, 14.5, below=0.86, above=-0.28),
        Observation("working_behind_deg.middle", -15.1, 25.8, below=-0.16, above=-0.16),
        Observation("working_behind_deg.range", 45.7, 37.8, below=0.48, above=0.19),
        Observation("working_elbow_deg.middle", 46.2, 29.4, below=-0.14, above=-0.52),
        Observation("working_hand_ahead_ratio.middle", 0.491, 0.353, below=-0.25, above=0.47),
        Observation("working_hand_out_ratio.middle", 0.0631, 0.217, below=0.89, above=-0.07),
        Observation("working_hand_out_ratio.range", 0.246, 0.397, below=0.18, above=-0.48),
        Observation("working_hand_to_face_ratio.middle", 1.12, 0.346, below=-0.21, above=-0.33),
        Observation("working_hand_to_face_ratio.range", 0.322, 0.35, below=0.24, above=-0.44),
        Observation("working_hand_up_ratio.middle", -0.478, 0.437, below=-0.05, above=-0.26),
        Observation("working_hand_up_ratio.range", 0.402, 0.567, below=0.29, above=-0.59),
        Observation("wrists_wider_ratio.middle", 0.286, 0.358, below=-0.56, above=-0.14),
        Observation("wrists_wider_ratio.range", 0.213, 0.525, below=0.05, above=-0.36),
    ),
)
