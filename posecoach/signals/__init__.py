"""Measurements of a pose: pure functions ``Pose -> float``, found by name in the catalogue."""
