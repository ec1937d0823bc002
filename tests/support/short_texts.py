"""What is said while somebody moves, which has to be short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from posecoach.core.spec import ExerciseSpec
from posecoach.phrases import Catalogue


def short_texts(catalogue: Catalogue, specs: Iterable[ExerciseSpec]) -> Iterator[tuple[str, str]]:
    """Yield id and text of cues and praise, in the exercises of the catalogue's language."""
    for spec in specs:
        for fault, feedback in spec.feedback().items():
            for text in (feedback.cue, feedback.alternative_cue, feedback.praise):
                yield from [(f"{spec.id}.{fault}", text)] if text else []
    yield from ((f"praise_clean.{i}", text) for i, text in enumerate(catalogue.praise_clean))
