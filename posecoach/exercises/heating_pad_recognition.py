"""How Heating pad is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 15 recordings of it and 1448 of others and of
something else, from 610 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-0.22,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.19),
        Observation("elbow_with_arm", 0.313, 0.806, below=-0.42, above=0.16),
        Observation("elbows_wider_ratio.middle", 0.369, 0.321, below=0.02, above=-0.79),
        Observation("feet_speed.middle", 0.0398, 0.135, below=0.19, above=-0.54),
        Observation("hands_speed.middle", 0.314, 0.405, below=0.47, above=-0.36),
        Observation("hands_speed.range", 0.903, 0.916, below=0.34, above=-0.39),
        Observation("head_ahead_ratio.middle", 0.068, 0.0987, below=-0.42, above=0.1),
        Observation("head_ahead_ratio.range", 0.125, 0.104, below=0.02, above=0.22),
        Observation("hip_deg.middle", 40.3, 37.0, below=-0.99, above=0.2),
        Observation("hips_x_ratio.range", 0.0733, 0.141, below=0.66, above=-0.47),
        Observation("inclination_deg.middle", 13.8, 36.5, below=0.2, above=-0.33),
        Observation("lean_deg.middle", 3.8, 36.8, below=0.37, above=-0.34),
        Observation("neck_ratio.middle", 0.377, 0.087, below=-0.17, above=-0.19),
        Observation("other_behind_deg.middle", -15.4, 27.2, below=-0.38, above=-0.27),
        Observation("other_elbow_deg.middle", 43.2, 26.5, below=-0.07, above=-0.41),
        Observation("other_elbow_up.middle", -0.773, 0.425, below=0.18, above=0.0),
        Observation("other_hand_lift_ratio.range", 0.384, 0.478, below=0.27, above=-0.44),
        Observation("other_hand_out_ratio.middle", 0.0783, 0.221, below=-0.08, above=-0.09),
        Observation("other_hand_to_face_ratio.middle", 1.09, 0.341, below=-0.41, above=-0.3),
        Observation("other_hand_up_ratio.middle", -0.461, 0.501, below=-0.1, above=-0.07),
        Observation("other_hand_up_ratio.range", 0.357, 0.503, below=0.28, above=-0.46),
        Observation("shin_deg.middle", 69.5, 30.6, below=-0.55, above=0.22),
        Observation("shoulder_width_ratio.middle", 0.706, 0.0888, below=0.28, above=0.61),
        Observation("speed.middle", 0.0782, 0.126, below=0.61, above=-0.26),
        Observation("thigh_deg.middle", 69.5, 42.9, below=0.31, above=-0.43),
        Observation("working_behind_deg.middle", -16.9, 25.6, below=-0.43, above=-0.46),
        Observation("working_elbow_deg.middle", 47.9, 28.0, below=0.22, above=-0.77),
        Observation("working_hand_ahead_ratio.middle", 0.479, 0.343, below=-0.57, above=0.14),
        Observation("working_hand_out_ratio.middle", 0.0543, 0.217, below=0.13, above=-0.24),
        Observation("working_hand_out_ratio.range", 0.281, 0.366, below=0.23, above=-0.32),
        Observation("working_hand_to_face_ratio.middle", 1.08, 0.335, below=-0.62, above=-0.22),
        Observation("working_hand_to_face_ratio.range", 0.349, 0.348, below=0.45, above=-0.44),
        Observation("working_hand_up_ratio.middle", -0.452, 0.469, below=0.28, above=-0.33),
        Observation("working_hand_up_ratio.range", 0.414, 0.529, below=0.56, above=-0.46),
        Observation("wrists_wider_ratio.middle", 0.273, 0.356, below=-0.05, above=-0.72),
        Observation("wrists_wider_ratio.range", 0.242, 0.483, below=0.17, above=-0.27),
    ),
)
