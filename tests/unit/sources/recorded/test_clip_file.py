from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.sources.recorded.clip_file import check_clip_file


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("-", "not from standard input"),
        ("https://example.org/v/row.mp4", "https://example.org/v/row.mp4 is an address, and no clip is fetched"),
        ("file:///tmp/row.mp4", "file:///?tmp/row.mp4 is an address"),
        ("C:/row.mp4", "There is no clip C:/row.mp4. Check the name"),
    ],
)
def test_what_can_be_no_file_is_refused_with_what_to_do(named: str, expected: str) -> None:
    with pytest.raises(PosecoachError, match=expected):
        check_clip_file(Path(named))


@pytest.mark.parametrize(
    ("named", "meant"),
    [("Row 1.MP4", "row 1.mp4"), ("row1.mp4", "row 1.mp4"), ("row 1.mov", "row 1.mp4"), ("x.mp4", "")],
)
def test_a_name_that_is_all_but_that_of_a_file_beside_it_is_asked_about(tmp_path: Path, named: str, meant: str) -> None:
    (tmp_path / "row 1.mp4").touch()
    for other in ("squeeze.mp4", "row 1.json", "row 1.html", "x.json"):
        (tmp_path / other).touch()
    with pytest.raises(PosecoachError) as refused:
        check_clip_file(tmp_path / named)
    asked = f"Is {tmp_path / meant} meant?" if meant else "Check the name and the folder."
    assert str(refused.value) == f"There is no clip {tmp_path / named}. {asked}"


def test_of_a_folder_that_is_missing_nothing_is_asked(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="Check the name and the folder"):
        check_clip_file(tmp_path / "nowhere" / "row.mp4")
