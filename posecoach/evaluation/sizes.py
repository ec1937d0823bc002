"""How large a fault of a labelled clip is, where its truth says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SizedFault:
    """A fault whose size the field ``spec`` of a truth file can give, for all repetitions of the clip.

    ``without`` is the value of the field in a clip without the fault; the size is the distance from it.
    """

    field: str
    fault: str
    unit: str
    without: float = 0.0


SIZED = (
    SizedFault("shrug", "shrug", "deg"),
    SizedFault("swing", "torso-swing", "deg"),
    SizedFault("retraction", "no-retraction", "ratio", without=1.0),
    SizedFault("asym", "asymmetry", "ratio"),
    SizedFault("rocking", "hips-rocking", "m"),
)
"""Fields and units as the renderer of the labelled clips has them; ``sample_videos/README.md`` describes them."""

UNITS = {sized.fault: sized.unit for sized in SIZED} | {"head-only": "ratio"}
"""Unit by fault; ``head-only`` has a size in single repetitions only."""


def unit_of(fault: str) -> str:
    """Return the unit of a fault's size; empty for faults whose size is the labeller's own."""
    return UNITS.get(fault, "")


def sizes_in(spec: object) -> dict[str, float]:
    """Return the size of each fault that ``spec`` gives one for; faults of size 0 are left out.

    ``spec`` is what stands in a truth file, if anything; what is not a mapping or not a number tells nothing.
    """
    if not isinstance(spec, Mapping):
        return {}
    sizes: dict[str, float] = {}
    for sized in SIZED:
        value = spec.get(sized.field)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value != sized.without:
            sizes[sized.fault] = round(abs(value - sized.without), 6)
    return sizes
