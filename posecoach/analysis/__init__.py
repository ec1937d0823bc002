"""From signals to repetitions, holds and faults: pure, deterministic, fed pose after pose, without a clock."""
