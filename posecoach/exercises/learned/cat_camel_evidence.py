"""What speaks for and against a cat/camel: weights learned from labelled recordings.

Written by scripts/learn_evidence.py: measures and words are edited here, numbers are learned. From 73
repetitions in 35 recordings and 44 other movements, most of them in
688 more; 513 of these recordings are video of people, from 168 sources.
"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
EVIDENCE = EvidenceTable(
    prior=5.18,
    caution=0.2,
    clues=(
        # measure               centre    scale    below    above   unseen
        Clue("range",            0.283,  0.0952,   -0.75,   -0.25,   -0.71,
            "the back hardly moved", "the trunk moved further than a back bends"),
        Clue("head_with_back",   -24.7,    12.4,     0.1,   -1.56,    -1.4,
            "", "the head did not sink as the back rounded"),
        Clue("head_range",        47.6,    16.8,   -0.35,    0.27,    -0.2,
            "the head did not move along", ""),
        Clue("hip_travel",      0.0536,   0.153,     0.0,   -1.01,   -0.82,
            "", "the hips moved to and fro over the knees"),
        Clue("valid_ratio",        1.0,  0.0884,   -1.29,     0.0,    -1.0,
            "you were not on hands and knees all the time", ""),
        Clue("elbow_bend",        21.9,    10.3,    0.46,   -1.03,   -0.27,
            "", "the elbows were bent"),
        Clue("duration_log_s",     1.8,   0.427,   -1.06,   -0.35,    -1.4,
            "it was over in a moment", "it lasted far longer than one cycle does: leave each end after a breath"),
    ),
)
