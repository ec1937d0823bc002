"""What speaks for and against a cat/camel: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 51
repetitions in 23 recordings and 21 other movements, most of them in
116 more; 100 of these recordings are video of people, from 27 sources.
"""

from __future__ import annotations

from posecoach.core.observations import EvidenceTable, Observation

EVIDENCE = EvidenceTable(
    prior=3.31,
    caution=0.8,
    observations=(
        Observation(
            "range", 0.28, 0.104, -0.69, -0.4, "the back moved too little", "the trunk moved further than a back bends"
        ),
        Observation("head_with_back", -24.3, 14.9, -0.26, -1.1, "", "the head did not sink as the back rounded"),
        Observation("head_range", 47.4, 17.4, -0.71, 0.17, "the head did not move along", ""),
        Observation("hip_travel", 0.054, 0.153, 0.2, -0.43, "", "the hips moved to and fro over the knees"),
        Observation("valid_ratio", 1.0, 0.0598, -1.71, 0.0, "you were not on hands and knees all the time", ""),
        Observation("elbow_bend", 18.6, 8.21, 0.58, -0.92, "", "the elbows were bent"),
        Observation(
            "duration_log_s",
            1.8,
            0.481,
            -0.41,
            -1.39,
            "it was over too quickly",
            "it took far longer than one cycle does: leave each end after a breath",
        ),
    ),
)
