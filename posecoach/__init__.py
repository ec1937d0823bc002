"""Counts and judges the repetitions of back and shoulder-blade exercises."""
