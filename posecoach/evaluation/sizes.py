"""How large a fault of a labelled clip is, where its truth says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from posecoach.core.accuracy import Label
from posecoach.registry import exercises


@cache
def labels() -> dict[str, Label]:
    """Return the faults that truth files know, by id; where several exercises have one, that with a size.

    Fields and units are those of the renderer of the labelled clips; ``sample_videos/README.md`` describes them.
    """
    known = [label for spec in exercises().values() for label in spec.labels]
    return {label.fault: label for label in sorted(known, key=lambda label: (label.unit != "", label.spec_field != ""))}


def labelled_faults() -> frozenset[str]:
    """Return the ids of the faults that truth files know."""
    return frozenset(labels())


def unit_of(fault: str) -> str:
    """Return the unit of a fault's size; empty for faults whose size is the labeller's own."""
    return labels()[fault].unit if fault in labels() else ""


def sizes_in(spec: object) -> dict[str, float]:
    """Return the size of each fault that ``spec`` gives one for; faults of size 0 are left out.

    ``spec`` is what stands in a truth file, if anything; anything but a mapping of numbers is ignored.
    """
    if not isinstance(spec, Mapping):
        return {}
    sizes: dict[str, float] = {}
    for label in labels().values():
        value = spec.get(label.spec_field)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value != label.without:
            sizes[label.fault] = round(abs(value - label.without), 6)
    return sizes
