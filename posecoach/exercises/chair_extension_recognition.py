"""How Chair extension is recognised: log-odds against none of the exercises.

Written by scripts/learn_recognition.py. From 24 recordings of it and 1230 of others and of
something else, from 537 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

RECOGNITION = EvidenceTable(
    prior=-2.19,
    observations=(
        Observation("all_fours.middle", 0.0, 0.001, below=0.0, above=0.24),
        Observation("elbow_with_arm", 0.406, 0.789, below=0.16, above=0.11),
        Observation("elbows_wider_ratio.middle", 0.358, 0.319, below=0.05, above=-0.45),
        Observation("feet_speed.middle", 0.0319, 0.113, below=-0.02, above=-0.31),
        Observation("hands_speed.middle", 0.292, 0.398, below=0.09, above=-0.49),
        Observation("hands_speed.range", 0.85, 0.918, below=0.07, above=-0.47),
        Observation("head_ahead_ratio.middle", 0.0661, 0.102, below=-0.24, above=0.34),
        Observation("head_ahead_ratio.range", 0.121, 0.106, below=-0.01, above=0.13),
        Observation("hip_deg.middle", 40.1, 36.4, below=-0.77, above=0.4),
        Observation("hips_x_ratio.range", 0.0653, 0.125, below=0.32, above=-0.41),
        Observation("inclination_deg.middle", 12.7, 36.6, below=0.15, above=-0.78),
        Observation("lean_deg.middle", 3.8, 37.6, below=-0.06, above=-0.25),
        Observation("neck_ratio.middle", 0.383, 0.086, below=0.09, above=-0.25),
        Observation("other_behind_deg.middle", -13.4, 28.5, below=-0.39, above=0.26),
        Observation("other_elbow_deg.middle", 42.1, 27.1, below=-0.02, above=-0.12),
        Observation("other_hand_lift_ratio.range", 0.328, 0.468, below=0.06, above=-0.64),
        Observation("other_hand_out_ratio.middle", 0.0779, 0.214, below=0.15, above=0.45),
        Observation("other_hand_to_face_ratio.middle", 1.12, 0.34, below=-0.31, above=-0.37),
        Observation("other_hand_up_ratio.middle", -0.476, 0.486, below=-0.51, above=0.74),
        Observation("shin_deg.middle", 71.3, 30.6, below=-0.45, above=0.16),
        Observation("shoulder_px_ratio.range", 0.079, 0.123, below=0.04, above=0.32),
        Observation("speed.middle", 0.0721, 0.111, below=0.19, above=-0.29),
        Observation("thigh_deg.middle", 71.5, 40.9, below=0.05, above=-0.32),
        Observation("thigh_deg.range", 7.3, 13.9, below=-0.09, above=-0.41),
        Observation("working_abduction_deg.middle", 14.5, 14.7, below=0.12, above=0.13),
        Observation("working_behind_deg.middle", -15.8, 26.1, below=-0.36, above=0.03),
        Observation("working_elbow_deg.middle", 47.0, 28.7, below=-0.21, above=-0.3),
        Observation("working_hand_ahead_ratio.middle", 0.485, 0.356, below=0.49, above=0.2),
        Observation("working_hand_out_ratio.middle", 0.0539, 0.218, below=0.34, above=0.22),
        Observation("working_hand_out_ratio.range", 0.258, 0.369, below=-0.08, above=-0.22),
        Observation("working_hand_to_face_ratio.middle", 1.1, 0.34, below=-0.24, above=-0.4),
        Observation("working_hand_to_face_ratio.range", 0.323, 0.341, below=0.1, above=-0.37),
        Observation("working_hand_up_ratio.middle", -0.47, 0.454, below=-0.32, above=0.49),
        Observation("working_hand_up_ratio.range", 0.368, 0.538, below=0.21, above=-0.61),
        Observation("wrists_wider_ratio.middle", 0.27, 0.354, below=0.11, above=-0.54),
        Observation("wrists_wider_ratio.range", 0.223, 0.493, below=0.0, above=-0.39),
    ),
)
