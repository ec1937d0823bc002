"""How Heating pad is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 26 recordings of it and 2111 of others and of
something else, from 954 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=0.78,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.23),
        Observation("elbow_with_arm", 0.323, 0.808, below=-0.39, above=0.19),
        Observation("elbows_wider_ratio.middle", 0.355, 0.321, below=-0.15, above=-0.72),
        Observation("feet_speed.middle", 0.0407, 0.127, below=0.16, above=-0.47),
        Observation("hands_apart_ratio.middle", 0.823, 0.372, below=-0.06, above=0.03),
        Observation("hands_speed.middle", 0.277, 0.376, below=0.52, above=-0.47),
        Observation("head_ahead_ratio.middle", 0.0726, 0.0911, below=-0.42, above=0.09),
        Observation("head_ahead_ratio.range", 0.115, 0.0998, below=0.15, above=0.27),
        Observation("hip_deg.middle", 42.7, 36.2, below=-1.12, above=0.17),
        Observation("hips_x_ratio.range", 0.0668, 0.133, below=0.57, above=-0.44),
        Observation("inclination_deg.middle", 13.0, 36.3, below=0.24, above=-0.26),
        Observation("knee_deg.middle", 32.9, 39.6, below=-0.43, above=0.02),
        Observation("lean_deg.middle", 3.44, 34.6, below=0.32, above=-0.44),
        Observation("neck_ratio.middle", 0.373, 0.074, below=0.04, above=-0.09),
        Observation("neck_ratio.range", 0.0589, 0.069, below=0.04, above=-0.13),
        Observation("other_behind_deg.middle", -14.7, 27.4, below=-0.2, above=-0.42),
        Observation("other_elbow_deg.middle", 43.2, 26.2, below=0.02, above=-0.44),
        Observation("other_elbow_deg.range", 25.0, 30.1, below=0.29, above=-0.5),
        Observation("other_hand_to_face_ratio.middle", 1.09, 0.323, below=-0.35, above=-0.34),
        Observation("other_hand_up_ratio.middle", -0.485, 0.501, below=-0.07, above=-0.03),
        Observation("other_hand_up_ratio.range", 0.293, 0.467, below=0.27, above=-0.51),
        Observation("shin_deg.middle", 69.0, 29.9, below=-0.59, above=0.22),
        Observation("shoulder_width_ratio.middle", 0.703, 0.087, below=0.17, above=0.66),
        Observation("speed.middle", 0.0698, 0.121, below=0.74, above=-0.41),
        Observation("thigh_deg.middle", 67.5, 42.7, below=0.29, above=-0.5),
        Observation("working_behind_deg.middle", -16.7, 25.7, below=-0.32, above=-0.5),
        Observation("working_elbow_deg.middle", 48.5, 27.8, below=0.11, above=-0.77),
        Observation("working_hand_ahead_ratio.middle", 0.476, 0.347, below=-0.7, above=0.08),
        Observation("working_hand_out_ratio.middle", 0.0456, 0.215, below=0.08, above=-0.37),
        Observation("working_hand_to_face_ratio.middle", 1.06, 0.327, below=-0.5, above=-0.27),
        Observation("working_hand_to_face_ratio.range", 0.323, 0.329, below=0.39, above=-0.38),
        Observation("working_hand_to_other_shoulder_ratio.middle", 1.16, 0.208, below=-0.28, above=-0.1),
        Observation("working_hand_up_ratio.middle", -0.464, 0.477, below=0.25, above=-0.31),
        Observation("working_hand_up_ratio.range", 0.355, 0.499, below=0.5, above=-0.59),
        Observation("wrists_wider_ratio.middle", 0.255, 0.352, below=-0.09, above=-0.72),
        Observation("wrists_wider_ratio.range", 0.223, 0.416, below=0.17, above=-0.34),
    ),
)
