"""How Row is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 397 recordings of it and 1487 of others and of
something else, from 842 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=2.71,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.11),
        Observation("elbow_with_arm", 0.341, 0.8, below=-0.87, above=1.0),
        Observation("elbows_wider_ratio.middle", 0.359, 0.316, below=-0.25, above=-0.31),
        Observation("feet_speed.middle", 0.0401, 0.135, below=0.01, above=-0.09),
        Observation("hands_speed.middle", 0.283, 0.381, below=-0.45, above=-0.02),
        Observation("hands_speed.range", 0.831, 0.881, below=-0.62, above=-0.35),
        Observation("head_ahead_ratio.middle", 0.0738, 0.0933, below=0.05, above=0.42),
        Observation("head_ahead_ratio.range", 0.117, 0.102, below=-0.52, above=0.37),
        Observation("hip_deg.middle", 41.9, 36.4, below=-0.82, above=0.7),
        Observation("hips_x_ratio.range", 0.0693, 0.139, below=0.13, above=-0.22),
        Observation("inclination_deg.middle", 13.2, 36.4, below=0.11, above=0.1),
        Observation("knee_deg.middle", 32.1, 39.3, below=-0.12, above=-0.68),
        Observation("lean_deg.middle", 3.31, 35.1, below=0.53, above=0.04),
        Observation("neck_ratio.middle", 0.375, 0.0781, below=-0.18, above=-0.13),
        Observation("other_behind_deg.middle", -14.3, 27.0, below=-0.25, above=-0.23),
        Observation("other_elbow_deg.middle", 43.7, 26.2, below=-0.54, above=0.03),
        Observation("other_elbow_up.middle", -0.792, 0.416, below=0.04, above=0.02),
        Observation("other_hand_out_ratio.middle", 0.0711, 0.221, below=-0.04, above=-0.13),
        Observation("other_hand_to_face_ratio.middle", 1.09, 0.327, below=-0.25, above=-0.45),
        Observation("other_hand_up_ratio.middle", -0.486, 0.486, below=-0.56, above=-0.04),
        Observation("shin_deg.middle", 68.8, 30.4, below=-0.25, above=0.01),
        Observation("shoulder_width_ratio.middle", 0.704, 0.0874, below=-0.1, above=0.42),
        Observation("shoulder_width_ratio.range", 0.0782, 0.0878, below=-0.28, above=0.29),
        Observation("speed.middle", 0.072, 0.123, below=0.19, above=-0.42),
        Observation("thigh_deg.middle", 67.3, 43.1, below=0.0, above=-0.39),
        Observation("working_abduction_deg.middle", 14.1, 14.8, below=-0.01, above=-0.27),
        Observation("working_behind_deg.middle", -16.5, 25.6, below=-0.33, above=-0.28),
        Observation("working_elbow_deg.middle", 48.6, 27.9, below=-0.36, above=-0.29),
        Observation("working_hand_ahead_ratio.middle", 0.474, 0.346, below=-0.46, above=0.54),
        Observation("working_hand_lift_ratio.range", 0.432, 0.493, below=-0.24, above=-0.27),
        Observation("working_hand_out_ratio.middle", 0.049, 0.212, below=0.14, above=-0.13),
        Observation("working_hand_to_face_ratio.middle", 1.07, 0.331, below=-0.52, above=-0.25),
        Observation("working_hand_to_face_ratio.range", 0.327, 0.333, below=0.25, above=-0.52),
        Observation("working_hand_up_ratio.middle", -0.47, 0.472, below=-0.29, above=-0.54),
        Observation("working_hand_up_ratio.range", 0.366, 0.503, below=-0.03, above=-0.9),
        Observation("wrists_wider_ratio.middle", 0.26, 0.349, below=-0.26, above=-0.05),
    ),
)
