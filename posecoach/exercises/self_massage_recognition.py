"""How Self-massage is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 4 recordings of it and 558 of others and of
something else, from 151 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-3.63,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.21),
        Observation("elbow_with_arm", 0.405, 0.742, below=0.02, above=0.2),
        Observation("feet_speed.middle", 0.0214, 0.0746, below=0.06, above=-0.44),
        Observation("feet_speed.range", 0.0534, 0.289, below=-0.13, above=-0.34),
        Observation("hands_apart_ratio.range", 0.357, 0.922, below=0.11, above=-0.3),
        Observation("hands_speed.range", 1.04, 1.05, below=0.25, above=-0.35),
        Observation("head_ahead_ratio.middle", 0.0299, 0.125, below=-0.16, above=0.68),
        Observation("head_ahead_ratio.range", 0.137, 0.11, below=0.55, above=0.24),
        Observation("head_x_ratio.range", 0.13, 0.237, below=0.06, above=0.13),
        Observation("hip_deg.middle", 38.0, 38.2, below=0.03, above=-0.05),
        Observation("hip_deg.range", 11.8, 19.9, below=0.18, above=0.12),
        Observation("hips_x_ratio.range", 0.0618, 0.0986, below=0.1, above=0.17),
        Observation("inclination_deg.middle", 11.8, 36.1, below=0.13, above=0.04),
        Observation("knee_deg.middle", 21.3, 35.3, below=-0.19, above=-0.49),
        Observation("lean_deg.middle", 5.19, 39.7, below=0.83, above=-0.17),
        Observation("other_elbow_deg.middle", 37.2, 30.9, below=-0.07, above=0.08),
        Observation("other_hand_ahead_ratio.range", 0.482, 0.407, below=0.76, above=-0.08),
        Observation("other_hand_lift_ratio.middle", -0.827, 0.463, below=0.1, above=0.53),
        Observation("other_hand_lift_ratio.range", 0.428, 0.604, below=0.08, above=-0.45),
        Observation("other_hand_out_ratio.middle", 0.0962, 0.209, below=0.68, above=-0.17),
        Observation("other_hand_up_ratio.middle", -0.505, 0.461, below=-0.16, above=-0.19),
        Observation("shin_deg.middle", 79.4, 28.3, below=-0.6, above=-0.2),
        Observation("shoulders_y_ratio.range", 0.113, 0.254, below=-0.35, above=-0.37),
        Observation("speed.middle", 0.0726, 0.112, below=0.56, above=-0.55),
        Observation("thigh_deg.middle", 78.3, 33.4, below=-0.1, above=-0.03),
        Observation("thigh_deg.range", 6.1, 10.7, below=-0.08, above=-0.38),
        Observation("working_elbow_deg.middle", 45.0, 32.0, below=-0.08, above=-0.66),
        Observation("working_elbow_up.middle", -0.765, 0.331, below=-0.04, above=-0.45),
        Observation("working_elbow_up.range", 0.548, 0.575, below=0.15, above=-0.43),
        Observation("working_hand_ahead_ratio.middle", 0.493, 0.373, below=-0.26, above=0.59),
        Observation("working_hand_out_ratio.middle", 0.0805, 0.212, below=1.36, above=-0.08),
        Observation("working_hand_out_ratio.range", 0.22, 0.478, below=0.22, above=-0.53),
        Observation("working_hand_to_face_ratio.middle", 1.2, 0.408, below=0.03, above=-0.34),
        Observation("working_hand_to_face_ratio.range", 0.352, 0.404, below=0.43, above=-0.42),
        Observation("working_hand_up_ratio.middle", -0.491, 0.405, below=-0.08, above=-0.17),
        Observation("working_hand_up_ratio.range", 0.502, 0.652, below=0.37, above=-0.48),
    ),
)
