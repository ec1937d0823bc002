"""The exercises of the routine, in the order in which they build on each other, and those of the ten minutes."""

from __future__ import annotations

ORDER = (
    "heating_pad",
    "muscle_fatigue",
    "foam_roller",
    "chair_extension",
    "cat_camel",
    "self_massage",
    "scapular_retraction",
    "row",
)
EXPRESS = ("cat_camel", "self_massage", "row")
