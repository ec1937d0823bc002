"""What speaks for and against a row: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 1095
repetitions in 238 recordings and 3213 other movements, most of them in
484 more; 188 of these recordings are video of people, from 58 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=7.82,
    caution=0.3,
    observations=(
        Observation("elbow_start_deg", 26.0, 17.1, -0.33, -0.54, "", "the arms were already bent at the start"),
        Observation(
            "elbow_peak_deg",
            102.0,
            33.6,
            -0.07,
            -0.21,
            "the elbows hardly bent",
            "the elbows bent further than in a pull",
        ),
        Observation(
            "elbow_bend_deg",
            77.3,
            33.0,
            -0.35,
            -0.23,
            "the elbows hardly bent any further",
            "the elbows bent further than in a pull",
        ),
        Observation("behind_start_deg", -65.4, 25.9, -0.07, -0.45, "", "the elbows were already back at the start"),
        Observation(
            "behind_peak_deg",
            15.3,
            15.8,
            -0.01,
            0.3,
            "the elbows stayed in front of the body",
            "the elbows went far behind the back",
        ),
        Observation(
            "arm_travel_deg",
            79.6,
            30.9,
            -0.59,
            -0.0,
            "the elbows did not move back",
            "the upper arms swung further than in a pull",
        ),
        Observation(
            "bend_share_deg",
            44.1,
            23.1,
            -0.38,
            -0.2,
            "the arms swung back without bending",
            "the forearms were lifted while the upper arms stayed",
        ),
        Observation("abduction_start_deg", 10.8, 12.1, -0.13, 0.1, "", "the arms came from the side"),
        Observation("abduction_peak_deg", 19.3, 19.1, -0.11, 0.18, "", "the elbows went out to the side"),
        Observation(
            "elbow_up_peak", -0.863, 0.254, -0.07, -0.58, "", "the elbows came up to the height of the shoulders"
        ),
        Observation(
            "other_arm_ratio", 0.195, 0.377, -0.03, -0.32, "", "the other arm moved at the same time, in another way"
        ),
        Observation(
            "hand_ahead_start_ratio",
            1.02,
            0.303,
            -0.36,
            -0.16,
            "the hands did not reach forward at the start",
            "the hands reached far forward at the start",
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.294,
            0.187,
            0.01,
            -0.17,
            "the hands ended beside or behind the body",
            "the hands did not come to the body",
        ),
        Observation("hand_out_start_ratio", 0.0484, 0.211, -0.04, -0.09, "", "the hands began far out to the side"),
        Observation("hand_out_peak_ratio", 0.034, 0.248, -0.2, 0.01, "", "the hands ended out to the side"),
        Observation(
            "hand_up_start_ratio",
            -0.209,
            0.451,
            0.03,
            -0.24,
            "the arms hung straight down",
            "the hands began above the shoulders",
        ),
        Observation(
            "hand_up_peak_ratio",
            -0.548,
            0.303,
            -0.29,
            -0.79,
            "the hands ended low, at the hips",
            "the hands ended at the shoulders, not at the ribs",
        ),
        Observation(
            "hand_up_change_ratio",
            -0.326,
            0.401,
            -0.25,
            -0.46,
            "the hands were drawn down",
            "the hands were lifted, not drawn back",
        ),
        Observation("reach_change_ratio", -0.336, 0.18, -0.2, -0.05, "", "the hands did not come closer to the body"),
        Observation(
            "hand_lift_peak_ratio",
            -0.533,
            0.302,
            -0.47,
            0.12,
            "the hands ended far below the shoulders",
            "the hands ended above the shoulders",
        ),
        Observation("hand_lift_change_ratio", 0.44, 0.516, -0.1, -0.45, "the hands sank", "the hands were raised"),
        Observation(
            "face_peak_ratio", 1.09, 0.282, -0.23, -0.61, "a hand was at the face", "the hands ended far from the chest"
        ),
        Observation(
            "face_change_ratio",
            -0.2,
            0.266,
            -0.04,
            -0.33,
            "a hand went to the face",
            "the hands went away from the head",
        ),
        Observation(
            "apart_peak_ratio", 0.834, 0.574, 0.09, 0.08, "the hands ended together", "the hands ended wide apart"
        ),
        Observation(
            "apart_change_ratio",
            0.00597,
            0.396,
            -0.15,
            -0.01,
            "the hands were brought together",
            "the hands were drawn apart",
        ),
        Observation("hand_back_ratio", 0.0751, 0.222, 0.03, 0.07, "", "the hand did not come back to where it began"),
        Observation("inclination_deg", 57.5, 30.4, -0.99, -0.29, "", "the body lay level"),
        Observation("inclination_range_deg", 10.5, 7.41, -0.46, -0.22, "", "the whole trunk moved"),
        Observation(
            "lean_deg", 53.4, 33.5, 0.72, -0.11, "the body leaned back", "the body leaned forward or lay face down"
        ),
        Observation(
            "lean_change_deg",
            -10.4,
            8.95,
            -0.2,
            -0.33,
            "the trunk straightened up with it",
            "the trunk bent forward with it",
        ),
        Observation("knee_deg", 31.7, 21.7, -0.02, -0.57, "", "the knees were bent far"),
        Observation(
            "knee_change_deg",
            -7.6,
            12.0,
            0.22,
            -0.06,
            "the legs stretched along with it",
            "the knees bent along with it",
        ),
        Observation("hip_deg", 82.5, 34.2, -0.8, -0.02, "", "the hips were bent far"),
        Observation(
            "hip_change_deg",
            -18.8,
            13.6,
            -0.21,
            -0.58,
            "the hips straightened along with it",
            "the hips bent along with it",
        ),
        Observation("hips_way_ratio", 0.0931, 0.116, -0.06, -0.27, "", "the hips moved about"),
        Observation("hips_to_hand_log", -1.97, 0.825, -0.02, -0.31, "", "the hips moved as far as the hands"),
        Observation("shoulders_to_hand_log", -1.12, 0.838, -0.1, -0.13, "", "the body moved rather than the hands"),
        Observation("hips_gone_ratio", 0.0204, 0.0382, 0.25, 0.11, "", "the body went to another place"),
        Observation(
            "elbow_with_arm", 0.962, 0.375, -0.45, -0.0, "the elbows bent while the upper arms did not go back", ""
        ),
        Observation(
            "elbow_with_knees",
            -0.235,
            0.348,
            0.18,
            0.15,
            "the legs stretched as the arms bent",
            "the knees bent as the arms did",
        ),
        Observation(
            "duration_log_s",
            0.61,
            0.577,
            -0.51,
            -0.42,
            "it was over too quickly",
            "it took too long for one repetition",
        ),
        Observation("out_share", 0.462, 0.127, 0.1, -0.09, "", "the way out took longer than the way back"),
        Observation("unlike_ratio", 0.304, 0.281, -0.12, -0.22, "", "the other movements around it were all different"),
    ),
)
