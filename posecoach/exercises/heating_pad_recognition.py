"""How Heating pad is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 21 recordings of it and 1863 of others and of
something else, from 842 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-0.3,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.23),
        Observation("elbow_with_arm", 0.341, 0.8, below=-0.41, above=0.22),
        Observation("elbows_wider_ratio.middle", 0.359, 0.316, below=-0.1, above=-0.78),
        Observation("feet_speed.middle", 0.0401, 0.135, below=0.16, above=-0.48),
        Observation("hands_speed.middle", 0.283, 0.381, below=0.56, above=-0.41),
        Observation("hands_speed.range", 0.831, 0.881, below=0.44, above=-0.46),
        Observation("head_ahead_ratio.middle", 0.0738, 0.0933, below=-0.4, above=0.08),
        Observation("head_ahead_ratio.range", 0.117, 0.102, below=0.15, above=0.24),
        Observation("hip_deg.middle", 41.9, 36.4, below=-1.08, above=0.17),
        Observation("hips_x_ratio.range", 0.0693, 0.139, below=0.66, above=-0.45),
        Observation("inclination_deg.middle", 13.2, 36.4, below=0.25, above=-0.27),
        Observation("knee_deg.middle", 32.1, 39.3, below=-0.37, above=-0.0),
        Observation("lean_deg.middle", 3.31, 35.1, below=0.34, above=-0.37),
        Observation("neck_ratio.middle", 0.375, 0.0781, below=-0.13, above=-0.04),
        Observation("other_behind_deg.middle", -14.3, 27.0, below=-0.25, above=-0.39),
        Observation("other_elbow_deg.middle", 43.7, 26.2, below=-0.11, above=-0.4),
        Observation("other_elbow_up.middle", -0.792, 0.416, below=0.13, above=0.04),
        Observation("other_hand_out_ratio.middle", 0.0711, 0.221, below=-0.07, above=-0.07),
        Observation("other_hand_to_face_ratio.middle", 1.09, 0.327, below=-0.35, above=-0.37),
        Observation("other_hand_up_ratio.middle", -0.486, 0.486, below=-0.08, above=0.0),
        Observation("shin_deg.middle", 68.8, 30.4, below=-0.61, above=0.19),
        Observation("shoulder_width_ratio.middle", 0.704, 0.0874, below=0.19, above=0.75),
        Observation("shoulder_width_ratio.range", 0.0782, 0.0878, below=0.29, above=0.45),
        Observation("speed.middle", 0.072, 0.123, below=0.75, above=-0.45),
        Observation("thigh_deg.middle", 67.3, 43.1, below=0.29, above=-0.54),
        Observation("working_abduction_deg.middle", 14.1, 14.8, below=0.42, above=-0.26),
        Observation("working_behind_deg.middle", -16.5, 25.6, below=-0.37, above=-0.47),
        Observation("working_elbow_deg.middle", 48.6, 27.9, below=0.09, above=-0.72),
        Observation("working_hand_ahead_ratio.middle", 0.474, 0.346, below=-0.69, above=0.15),
        Observation("working_hand_lift_ratio.range", 0.432, 0.493, below=0.54, above=-0.37),
        Observation("working_hand_out_ratio.middle", 0.049, 0.212, below=-0.01, above=-0.24),
        Observation("working_hand_to_face_ratio.middle", 1.07, 0.331, below=-0.54, above=-0.24),
        Observation("working_hand_to_face_ratio.range", 0.327, 0.333, below=0.47, above=-0.37),
        Observation("working_hand_up_ratio.middle", -0.47, 0.472, below=0.26, above=-0.29),
        Observation("working_hand_up_ratio.range", 0.366, 0.503, below=0.56, above=-0.68),
        Observation("wrists_wider_ratio.middle", 0.26, 0.349, below=-0.09, above=-0.73),
    ),
)
