"""A session from the first question to the last word: pure, deterministic, driven by poses and requests."""
