from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.plan_file import keep_plan, kept_plan, plan_path, read_plan
from posecoach.history.profile import Profile
from posecoach.registry import exercises

KNOWN = exercises()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.of("anna", tmp_path)


def test_a_plan_is_read_as_it_was_kept_and_an_empty_one_is_none(profile: Profile) -> None:
    assert kept_plan(profile, KNOWN) == {}
    keep_plan(profile, "[row]\nsets = 1\n")
    assert kept_plan(profile, KNOWN) == {"row": {"sets": 1}}
    keep_plan(profile, " \n")
    assert not plan_path(profile).exists()
    assert kept_plan(profile, KNOWN) == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read (No such file or directory)."),
        (b'techniques = ["\xff"]', "is not valid TOML: 'utf-8' codec can't decode"),
        (b"speed = 3", "says speed; it may have techniques, equipment"),
    ],
)
def test_what_is_wrong_with_a_plan_is_said_with_its_path(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PosecoachError) as refused:
        read_plan(path, KNOWN)
    assert str(refused.value).startswith(f"The plan {path} {says}")
