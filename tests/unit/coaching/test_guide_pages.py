from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.guide_pages import guide_pages
from posecoach.phrases import load
from posecoach.registry import exercise

WORDS = load("en")


@pytest.mark.parametrize(("things", "said"), [
    (("a mat",), "You need a mat."),
    (("a roller", "a mat"), "You need a roller and a mat."),
    (("a pad", "a cloth", "a chair"), "You need a pad, a cloth and a chair."),
])  # fmt: skip
def test_what_is_needed_is_said_as_one_would(things: tuple[str, ...], said: str) -> None:
    spec = exercise("row")
    spec = dataclasses.replace(spec, guide=dataclasses.replace(spec.guide, equipment=things))
    assert said in [page.text for page in guide_pages(spec, WORDS)]


def test_nothing_is_said_of_what_is_needed_where_nothing_is() -> None:
    spec = exercise("row")
    spec = dataclasses.replace(spec, guide=dataclasses.replace(spec.guide, equipment=()))
    assert not [page.text for page in guide_pages(spec, WORDS) if page.text.startswith("You need")]
