"""What speaks for and against a row: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 1100
repetitions in 239 recordings and 3320 other movements, most of them in
524 more; 219 of these recordings are video of people, from 59 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=7.38,
    caution=0.3,
    observations=(
        Observation("elbow_start_deg", 26.1, 16.9, -0.28, -0.51, "", "the arms were already bent at the start"),
        Observation(
            "elbow_peak_deg",
            102.0,
            33.7,
            0.18,
            -0.26,
            "the elbows hardly bent",
            "the elbows bent further than in a pull",
        ),
        Observation(
            "elbow_bend_deg",
            77.3,
            33.1,
            -0.32,
            -0.25,
            "the elbows hardly bent any further",
            "the elbows bent further than in a pull",
        ),
        Observation("behind_start_deg", -65.4, 26.0, -0.08, -0.36, "", "the elbows were already back at the start"),
        Observation(
            "behind_peak_deg",
            15.2,
            15.9,
            -0.06,
            0.16,
            "the elbows stayed in front of the body",
            "the elbows went far behind the back",
        ),
        Observation(
            "arm_travel_deg",
            79.4,
            30.8,
            -0.54,
            0.03,
            "the elbows did not move back",
            "the upper arms swung further than in a pull",
        ),
        Observation(
            "bend_share_deg",
            44.1,
            23.1,
            -0.58,
            -0.39,
            "the arms swung back without bending",
            "the forearms were lifted while the upper arms stayed",
        ),
        Observation("abduction_start_deg", 10.9, 12.1, -0.24, 0.03, "", "the arms came from the side"),
        Observation("abduction_peak_deg", 19.3, 19.1, -0.26, -0.04, "", "the elbows went out to the side"),
        Observation(
            "elbow_up_peak", -0.864, 0.257, -0.01, -0.62, "", "the elbows came up to the height of the shoulders"
        ),
        Observation(
            "other_arm_ratio", 0.195, 0.374, -0.03, -0.33, "", "the other arm moved at the same time, in another way"
        ),
        Observation(
            "hand_ahead_start_ratio",
            1.01,
            0.303,
            -0.41,
            -0.14,
            "the hands did not reach forward at the start",
            "the hands reached far forward at the start",
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.295,
            0.187,
            -0.07,
            -0.19,
            "the hands ended beside or behind the body",
            "the hands did not come to the body",
        ),
        Observation("hand_out_start_ratio", 0.0483, 0.21, -0.05, -0.16, "", "the hands began far out to the side"),
        Observation("hand_out_peak_ratio", 0.034, 0.244, -0.28, 0.06, "", "the hands ended out to the side"),
        Observation(
            "hand_up_start_ratio",
            -0.21,
            0.453,
            0.07,
            -0.22,
            "the arms hung straight down",
            "the hands began above the shoulders",
        ),
        Observation(
            "hand_up_peak_ratio",
            -0.548,
            0.303,
            -0.23,
            -0.71,
            "the hands ended low, at the hips",
            "the hands ended at the shoulders, not at the ribs",
        ),
        Observation(
            "hand_up_change_ratio",
            -0.326,
            0.399,
            -0.3,
            -0.47,
            "the hands were drawn down",
            "the hands were lifted, not drawn back",
        ),
        Observation("reach_change_ratio", -0.336, 0.18, -0.24, -0.09, "", "the hands did not come closer to the body"),
        Observation(
            "hand_lift_peak_ratio",
            -0.534,
            0.302,
            -0.38,
            0.01,
            "the hands ended far below the shoulders",
            "the hands ended above the shoulders",
        ),
        Observation("hand_lift_change_ratio", 0.438, 0.513, -0.36, -0.44, "the hands sank", "the hands were raised"),
        Observation(
            "face_peak_ratio", 1.09, 0.282, -0.02, -0.58, "a hand was at the face", "the hands ended far from the chest"
        ),
        Observation(
            "face_change_ratio",
            -0.199,
            0.265,
            -0.19,
            -0.25,
            "a hand went to the face",
            "the hands went away from the head",
        ),
        Observation(
            "apart_peak_ratio", 0.834, 0.571, -0.06, -0.12, "the hands ended together", "the hands ended wide apart"
        ),
        Observation(
            "apart_change_ratio",
            0.00654,
            0.395,
            -0.42,
            0.06,
            "the hands were brought together",
            "the hands were drawn apart",
        ),
        Observation("hand_back_ratio", 0.075, 0.223, 0.11, 0.01, "", "the hand did not come back to where it began"),
        Observation("inclination_deg", 57.3, 30.7, -0.29, -0.08, "", "the body lay level"),
        Observation("inclination_range_deg", 10.5, 7.45, -0.42, -0.14, "", "the whole trunk moved"),
        Observation(
            "lean_deg", 53.2, 33.7, 0.12, -0.02, "the body leaned back", "the body leaned forward or lay face down"
        ),
        Observation(
            "lean_change_deg",
            -10.4,
            9.0,
            -0.04,
            -0.14,
            "the trunk straightened up with it",
            "the trunk bent forward with it",
        ),
        Observation("knee_deg", 31.4, 21.7, -0.1, -0.25, "", "the knees were bent far"),
        Observation(
            "knee_change_deg",
            -7.57,
            12.0,
            0.18,
            -0.15,
            "the legs stretched along with it",
            "the knees bent along with it",
        ),
        Observation("hip_deg", 82.5, 34.4, -0.34, 0.01, "", "the hips were bent far"),
        Observation(
            "hip_change_deg",
            -18.7,
            13.6,
            -0.19,
            -0.46,
            "the hips straightened along with it",
            "the hips bent along with it",
        ),
        Observation("hips_way_ratio", 0.0922, 0.117, 0.01, -0.2, "", "the hips moved about"),
        Observation("hips_to_hand_log", -1.97, 0.83, -0.29, -0.47, "", "the hips moved as far as the hands"),
        Observation("shoulders_to_hand_log", -1.12, 0.845, -0.13, -0.13, "", "the body moved rather than the hands"),
        Observation("push_ratio", 0.0, 0.001, 0.74, -0.98, "", "the body was pushed up from the hands"),
        Observation("hips_gone_ratio", 0.0204, 0.0385, 0.27, 0.1, "", "the body went to another place"),
        Observation(
            "elbow_with_arm", 0.962, 0.376, -0.28, -0.01, "the elbows bent while the upper arms did not go back", ""
        ),
        Observation(
            "elbow_with_knees",
            -0.229,
            0.349,
            0.31,
            0.1,
            "the legs stretched as the arms bent",
            "the knees bent as the arms did",
        ),
        Observation(
            "duration_log_s",
            0.61,
            0.577,
            -0.55,
            -0.25,
            "it was over too quickly",
            "it took too long for one repetition",
        ),
        Observation("out_share", 0.463, 0.127, -0.03, -0.01, "", "the way out took longer than the way back"),
        Observation("unlike_ratio", 0.303, 0.281, 0.12, -0.23, "", "the other movements around it were all different"),
    ),
)
