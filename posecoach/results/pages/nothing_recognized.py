"""The page about a clip that shows none of the exercises: how sure that is, what it might be, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from posecoach.core.spec import ExerciseSpec
from posecoach.results.clip_sets import ClipSets
from posecoach.results.pages.templates import page
from posecoach.results.words.recognition_words import none_words


def nothing_recognized_page(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> str:
    """Return the page of a clip without a set."""
    names = sorted(spec.name for spec in specs.values() if spec.recognition is not None)
    words = (*none_words(found, specs), *found.warnings)
    return page("none.html", script="none.js", title=found.clip, words=words, names=names)
