"""Whether a movement counts, fully or partly, its faults and its score, against what is usual for the person."""
