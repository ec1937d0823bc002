"""What speaks for and against a row: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 1146
repetitions in 247 recordings and 3320 other movements, most of them in
524 more; 219 of these recordings are video of people, from 59 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=7.41,
    caution=0.3,
    observations=(
        Observation("elbow_start_deg", 26.5, 16.9, -0.29, -0.4, "", "the arms were already bent at the start"),
        Observation(
            "elbow_peak_deg",
            100.0,
            33.9,
            0.1,
            -0.21,
            "the elbows hardly bent",
            "the elbows bent further than in a pull",
        ),
        Observation(
            "elbow_bend_deg",
            76.5,
            33.8,
            -0.34,
            -0.17,
            "the elbows hardly bent any further",
            "the elbows bent further than in a pull",
        ),
        Observation("behind_start_deg", -65.1, 26.1, -0.07, -0.26, "", "the elbows were already back at the start"),
        Observation(
            "behind_peak_deg",
            15.2,
            16.0,
            -0.08,
            0.1,
            "the elbows stayed in front of the body",
            "the elbows went far behind the back",
        ),
        Observation(
            "arm_travel_deg",
            78.3,
            31.3,
            -0.47,
            0.07,
            "the elbows did not move back",
            "the upper arms swung further than in a pull",
        ),
        Observation(
            "bend_share_deg",
            43.9,
            23.3,
            -0.41,
            -0.41,
            "the arms swung back without bending",
            "the forearms were lifted while the upper arms stayed",
        ),
        Observation("abduction_start_deg", 10.8, 11.9, -0.27, -0.06, "", "the arms came from the side"),
        Observation("abduction_peak_deg", 19.3, 18.9, -0.3, -0.01, "", "the elbows went out to the side"),
        Observation(
            "elbow_up_peak", -0.864, 0.254, -0.02, -0.65, "", "the elbows came up to the height of the shoulders"
        ),
        Observation(
            "other_arm_ratio", 0.198, 0.372, -0.02, -0.25, "", "the other arm moved at the same time, in another way"
        ),
        Observation(
            "hand_ahead_start_ratio",
            1.01,
            0.304,
            -0.62,
            -0.15,
            "the hands did not reach forward at the start",
            "the hands reached far forward at the start",
        ),
        Observation(
            "hand_ahead_peak_ratio",
            0.292,
            0.187,
            -0.18,
            -0.22,
            "the hands ended beside or behind the body",
            "the hands did not come to the body",
        ),
        Observation("hand_out_start_ratio", 0.0464, 0.207, 0.03, -0.08, "", "the hands began far out to the side"),
        Observation("hand_out_peak_ratio", 0.0354, 0.242, -0.27, 0.02, "", "the hands ended out to the side"),
        Observation(
            "hand_up_start_ratio",
            -0.224,
            0.453,
            0.2,
            -0.16,
            "the arms hung straight down",
            "the hands began above the shoulders",
        ),
        Observation(
            "hand_up_peak_ratio",
            -0.555,
            0.301,
            -0.13,
            -0.65,
            "the hands ended low, at the hips",
            "the hands ended at the shoulders, not at the ribs",
        ),
        Observation(
            "hand_up_change_ratio",
            -0.31,
            0.396,
            -0.32,
            -0.49,
            "the hands were drawn down",
            "the hands were lifted, not drawn back",
        ),
        Observation("reach_change_ratio", -0.328, 0.182, -0.14, -0.1, "", "the hands did not come closer to the body"),
        Observation(
            "hand_lift_peak_ratio",
            -0.535,
            0.3,
            -0.23,
            0.04,
            "the hands ended far below the shoulders",
            "the hands ended above the shoulders",
        ),
        Observation("hand_lift_change_ratio", 0.438, 0.509, -0.37, -0.45, "the hands sank", "the hands were raised"),
        Observation(
            "face_peak_ratio", 1.09, 0.281, -0.13, -0.44, "a hand was at the face", "the hands ended far from the chest"
        ),
        Observation(
            "face_change_ratio",
            -0.188,
            0.267,
            -0.13,
            -0.34,
            "a hand went to the face",
            "the hands went away from the head",
        ),
        Observation(
            "apart_peak_ratio", 0.84, 0.567, -0.14, -0.14, "the hands ended together", "the hands ended wide apart"
        ),
        Observation(
            "apart_change_ratio",
            0.0126,
            0.394,
            -0.46,
            0.19,
            "the hands were brought together",
            "the hands were drawn apart",
        ),
        Observation("hand_back_ratio", 0.0734, 0.221, 0.04, -0.02, "", "the hand did not come back to where it began"),
        Observation("inclination_deg", 56.2, 30.7, -0.3, -0.1, "", "the body lay level"),
        Observation("inclination_range_deg", 10.2, 7.36, -0.44, -0.17, "", "the whole trunk moved"),
        Observation(
            "lean_deg", 53.2, 33.6, 0.1, -0.03, "the body leaned back", "the body leaned forward or lay face down"
        ),
        Observation(
            "lean_change_deg",
            -10.0,
            8.99,
            -0.07,
            -0.08,
            "the trunk straightened up with it",
            "the trunk bent forward with it",
        ),
        Observation("knee_deg", 31.7, 21.7, -0.13, -0.24, "", "the knees were bent far"),
        Observation(
            "knee_change_deg",
            -6.68,
            12.1,
            0.14,
            -0.15,
            "the legs stretched along with it",
            "the knees bent along with it",
        ),
        Observation("hip_deg", 81.7, 34.0, -0.48, -0.01, "", "the hips were bent far"),
        Observation(
            "hip_change_deg",
            -17.7,
            13.7,
            -0.18,
            -0.29,
            "the hips straightened along with it",
            "the hips bent along with it",
        ),
        Observation("hips_way_ratio", 0.0913, 0.115, -0.11, -0.21, "", "the hips moved about"),
        Observation("hips_to_hand_log", -1.98, 0.817, -0.36, -0.4, "", "the hips moved as far as the hands"),
        Observation("shoulders_to_hand_log", -1.15, 0.841, -0.25, -0.18, "", "the body moved rather than the hands"),
        Observation("push_ratio", 0.0, 0.001, 0.74, -1.0, "", "the body was pushed up from the hands"),
        Observation("trunk_seen_ratio", 0.996, 0.131, -0.25, 0.01, "the trunk was hardly in view", ""),
        Observation("hips_gone_ratio", 0.0201, 0.0377, 0.24, 0.08, "", "the body went to another place"),
        Observation(
            "elbow_with_arm", 0.961, 0.379, -0.16, -0.01, "the elbows bent while the upper arms did not go back", ""
        ),
        Observation(
            "elbow_with_knees",
            -0.202,
            0.351,
            0.32,
            0.07,
            "the legs stretched as the arms bent",
            "the knees bent as the arms did",
        ),
        Observation(
            "duration_log_s",
            0.631,
            0.584,
            -0.55,
            -0.23,
            "it was over too quickly",
            "it took too long for one repetition",
        ),
        Observation("out_share", 0.463, 0.128, 0.14, -0.02, "", "the way out took longer than the way back"),
        Observation("unlike_ratio", 0.302, 0.282, 0.04, -0.34, "", "the other movements around it were all different"),
    ),
)
