"""How Self-massage is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 24 recordings of it and 1940 of others and of
something else, from 922 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-1.87,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.24),
        Observation("elbow_with_arm", 0.353, 0.797, below=0.1, above=0.06),
        Observation("elbows_wider_ratio.middle", 0.351, 0.315, below=0.03, above=-0.78),
        Observation("feet_speed.middle", 0.0381, 0.127, below=0.11, above=-0.62),
        Observation("hands_apart_ratio.middle", 0.824, 0.366, below=-0.34, above=0.27),
        Observation("hands_speed.middle", 0.273, 0.372, below=0.49, above=-0.46),
        Observation("hands_speed.range", 0.807, 0.868, below=0.27, above=-0.44),
        Observation("head_ahead_ratio.middle", 0.074, 0.0925, below=-0.43, above=0.36),
        Observation("head_ahead_ratio.range", 0.115, 0.101, below=0.59, above=0.24),
        Observation("hip_deg.middle", 43.3, 36.1, below=-0.01, above=0.02),
        Observation("hips_x_ratio.range", 0.0667, 0.133, below=0.12, above=0.15),
        Observation("inclination_deg.middle", 13.0, 36.4, below=0.18, above=-0.24),
        Observation("knee_deg.middle", 32.5, 39.7, below=-0.09, above=-0.5),
        Observation("lean_deg.middle", 3.12, 34.9, below=0.56, above=-0.28),
        Observation("neck_ratio.middle", 0.375, 0.0754, below=-0.02, above=-0.35),
        Observation("other_behind_deg.middle", -14.0, 27.2, below=0.1, above=-0.01),
        Observation("other_elbow_deg.middle", 43.7, 26.3, below=-0.16, above=0.34),
        Observation("other_elbow_deg.range", 24.6, 30.3, below=0.39, above=-0.52),
        Observation("other_elbow_up.middle", -0.794, 0.416, below=-0.01, above=-0.19),
        Observation("other_hand_to_face_ratio.middle", 1.09, 0.321, below=0.51, above=-0.2),
        Observation("other_hand_up_ratio.middle", -0.49, 0.487, below=-0.33, above=-0.03),
        Observation("shin_deg.middle", 69.1, 30.4, below=-0.44, above=0.26),
        Observation("shoulder_width_ratio.middle", 0.704, 0.087, below=0.14, above=0.07),
        Observation("speed.middle", 0.0696, 0.118, below=0.59, above=-0.61),
        Observation("thigh_deg.middle", 67.2, 43.2, below=-0.42, above=-0.03),
        Observation("working_behind_deg.middle", -16.2, 25.7, below=-0.17, above=0.0),
        Observation("working_elbow_deg.middle", 48.9, 27.9, below=-0.16, above=-0.43),
        Observation("working_hand_ahead_ratio.middle", 0.474, 0.347, below=0.05, above=0.34),
        Observation("working_hand_lift_ratio.range", 0.405, 0.481, below=0.24, above=-0.43),
        Observation("working_hand_out_ratio.middle", 0.0462, 0.213, below=1.02, above=-0.35),
        Observation("working_hand_to_face_ratio.middle", 1.07, 0.327, below=-0.09, above=-0.25),
        Observation("working_hand_to_face_ratio.range", 0.316, 0.326, below=0.35, above=-0.44),
        Observation("working_hand_to_other_shoulder_ratio.middle", 1.16, 0.21, below=0.6, above=-0.24),
        Observation("working_hand_up_ratio.middle", -0.474, 0.47, below=0.06, above=-0.36),
        Observation("working_hand_up_ratio.range", 0.347, 0.493, below=0.29, above=-0.76),
        Observation("wrists_wider_ratio.middle", 0.254, 0.345, below=-0.36, above=-0.21),
    ),
)
