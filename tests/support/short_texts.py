"""What is said while somebody moves, which has to be short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import Catalogue


def short_texts(catalogue: Catalogue, specs: Iterable[ExerciseSpec]) -> Iterator[tuple[str, str]]:
    """Yield id and text of cues and praise, in the exercises of the catalogue's language."""
    for spec in specs:
        for fault, feedback in spec.feedback().items():
            for text in (feedback.cue, feedback.alternative_cue, feedback.praise):
                yield from [(f"{spec.id}.{fault}", text)] if text else []
    yield from ((f"praise_clean.{i}", text) for i, text in enumerate(catalogue.praise_clean))


def correction_pairs(catalogue: Catalogue, spec: ExerciseSpec) -> Iterator[tuple[str, str]]:
    """Yield each two corrections of an exercise that are for different faults, in the catalogue's language."""
    said = [
        (fault, text)
        for fault, feedback in catalogue.of(spec).feedback().items()
        for text in (feedback.cue, feedback.alternative_cue)
        if text
    ]
    yield from ((one, other) for (a, one), (b, other) in combinations(said, 2) if a != b)
