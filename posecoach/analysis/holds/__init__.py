"""Holds: a posture that is kept, its level and its time."""
