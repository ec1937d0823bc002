"""How Foam roller is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 6 recordings of it and 570 of others and of
something else, from 165 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-4.63,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.2),
        Observation("elbow_with_arm", 0.407, 0.749, below=0.17, above=0.21),
        Observation("feet_speed.middle", 0.0211, 0.0742, below=-0.06, above=-0.35),
        Observation("feet_speed.range", 0.0525, 0.288, below=-0.11, above=-0.32),
        Observation("hands_apart_ratio.range", 0.35, 0.906, below=-0.0, above=-0.23),
        Observation("hands_speed.range", 1.0, 1.05, below=-0.19, above=-0.37),
        Observation("head_ahead_ratio.middle", 0.0356, 0.123, below=-0.17, above=0.38),
        Observation("head_ahead_ratio.range", 0.135, 0.11, below=-0.14, above=0.23),
        Observation("head_x_ratio.range", 0.13, 0.232, below=-0.05, above=0.17),
        Observation("hip_deg.middle", 37.4, 38.0, below=-0.49, above=0.06),
        Observation("hip_deg.range", 11.6, 19.4, below=-0.03, above=0.27),
        Observation("hips_x_ratio.range", 0.0607, 0.0979, below=0.32, above=-0.28),
        Observation("inclination_deg.middle", 11.7, 36.2, below=0.01, above=0.52),
        Observation("knee_deg.middle", 21.8, 35.5, below=-0.19, above=0.27),
        Observation("lean_deg.middle", 4.92, 39.6, below=1.27, above=-0.19),
        Observation("other_elbow_deg.middle", 37.5, 31.2, below=-0.14, above=0.1),
        Observation("other_hand_ahead_ratio.range", 0.466, 0.406, below=0.26, above=-0.13),
        Observation("other_hand_lift_ratio.middle", -0.822, 0.465, below=-0.14, above=0.37),
        Observation("other_hand_lift_ratio.range", 0.413, 0.585, below=-0.31, above=-0.42),
        Observation("other_hand_out_ratio.middle", 0.0967, 0.21, below=0.31, above=-0.02),
        Observation("other_hand_up_ratio.middle", -0.504, 0.458, below=-0.34, above=0.23),
        Observation("shin_deg.middle", 78.6, 28.1, below=-0.48, above=-0.15),
        Observation("shoulders_y_ratio.range", 0.108, 0.249, below=-0.24, above=-0.06),
        Observation("speed.middle", 0.0706, 0.109, below=0.2, above=-0.35),
        Observation("thigh_deg.middle", 78.2, 33.5, below=0.8, above=-0.22),
        Observation("thigh_deg.range", 5.95, 10.5, below=-0.17, above=-0.47),
        Observation("working_elbow_deg.middle", 45.7, 31.7, below=-0.16, above=-0.49),
        Observation("working_elbow_up.middle", -0.769, 0.331, below=-0.01, above=0.13),
        Observation("working_elbow_up.range", 0.521, 0.567, below=-0.19, above=-0.4),
        Observation("working_hand_ahead_ratio.middle", 0.491, 0.371, below=-0.07, above=0.17),
        Observation("working_hand_out_ratio.middle", 0.0715, 0.216, below=0.45, above=0.05),
        Observation("working_hand_out_ratio.range", 0.219, 0.475, below=0.02, above=-0.37),
        Observation("working_hand_to_face_ratio.middle", 1.19, 0.405, below=0.03, above=-0.34),
        Observation("working_hand_to_face_ratio.range", 0.344, 0.399, below=0.21, above=-0.4),
        Observation("working_hand_up_ratio.middle", -0.492, 0.403, below=-0.23, above=0.2),
        Observation("working_hand_up_ratio.range", 0.487, 0.647, below=0.18, above=-0.49),
    ),
)
