from __future__ import annotations

import gc
import weakref

from posecoach.coaching.sets.analyses import Analyses
from posecoach.exercises.row import SPEC
from tests.support.rowing import row_angles, rowing


def test_the_frames_of_all_sets_are_counted_and_the_analyzer_is_that_of_the_last() -> None:
    analyses = Analyses()
    assert (analyses.analyzer, analyses.frames) == (None, 0)
    for seconds in (2.0, 1.0):
        analyzer = analyses.begin(SPEC, None)
        for pose in rowing(row_angles([]), seconds):
            analyzer.update(pose)
    poses = sum(len(list(rowing(row_angles([]), seconds))) for seconds in (2.0, 1.0))
    assert analyses.analyzer is analyzer
    assert (analyses.frames, analyses.frames_with_person) == (poses, poses)


def test_of_a_set_that_is_over_no_samples_are_kept() -> None:
    analyses = Analyses()
    first = weakref.ref(analyses.begin(SPEC, None))
    analyses.begin(SPEC, None)
    gc.collect()
    assert first() is None
