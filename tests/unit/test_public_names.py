from __future__ import annotations

import pytest

import posecoach
from posecoach.app.clip.analyze import analyze
from posecoach.core.errors import PosecoachError


def test_every_public_name_is_there_and_listed() -> None:
    assert all(hasattr(posecoach, name) for name in posecoach.__all__)
    assert set(posecoach.__all__) <= set(dir(posecoach))
    assert (posecoach.analyze, posecoach.PosecoachError) == (analyze, PosecoachError)


def test_an_error_of_the_caller_can_be_caught_by_its_public_name() -> None:
    with pytest.raises(posecoach.PosecoachError, match="There is no clip"):
        posecoach.analyze("missing.mp4", "row")


def test_a_name_that_is_not_there_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="'posecoach' has no attribute 'analyse'"):
        posecoach.analyse  # noqa: B018
