from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.results.clip_sets import ClipSets
from posecoach.results.sets_file import ClipFile, read_clip, sets_json
from tests.unit.results.words.test_recognition_words import NOTHING, SPECS, row_set


def test_the_file_of_one_set_is_that_of_its_result_with_the_recognition(tmp_path: Path) -> None:
    found = ClipSets("c.mp4", (row_set(),))
    (tmp_path / "r.json").write_text(sets_json(found, SPECS))
    content = json.loads((tmp_path / "r.json").read_text())
    assert content.pop("recognition")["likely"][0] == {"exercise": "row", "probability": 0.83}
    assert content == found.sets[0].result.to_dict()
    read = read_clip(tmp_path / "r.json")
    assert [r.exercise for r in read.results] == ["row"]
    assert read.recognitions == (found.sets[0].recognition,)
    assert read.beside.unknown == ()


def test_the_file_of_several_sets_has_them_in_a_list_and_what_shows_none_beside(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(sets_json(ClipSets("c.mp4", (row_set(), row_set()), (NOTHING,)), SPECS))
    read = read_clip(tmp_path / "r.json")
    assert [r.exercise for r in read.results] == ["row", "row"]
    assert read.beside.unknown == (NOTHING,)


def test_the_warnings_of_a_clip_of_one_set_are_those_of_the_set_and_none_beside_it(tmp_path: Path) -> None:
    one = row_set()
    warned = replace(one, result=replace(one.result, warnings=("The clip has 3.3 frames a second.",)))
    (tmp_path / "r.json").write_text(sets_json(ClipSets("c.mp4", (warned,)), SPECS))
    read = read_clip(tmp_path / "r.json")
    assert (read.results[0].warnings, read.beside.warnings) == (warned.result.warnings, ())


def test_the_file_of_a_clip_without_a_set_keeps_what_may_be_wrong_with_the_clip(tmp_path: Path) -> None:
    found = ClipSets("c.mp4", (), (NOTHING,), ("The clip has 3.3 frames a second.",))
    (tmp_path / "r.json").write_text(sets_json(found, SPECS))
    assert read_clip(tmp_path / "r.json") == ClipFile((), found, ())


@pytest.mark.parametrize(
    "content",
    [
        '{"sets": [1], "unknown": []}',
        '{"sets": [], "unknown": [2]}',
        '{"sets": [], "unknown": 2}',
        '{"sets": [], "unknown": [{"start_s": 0, "end_s": 1, "likely": []}]}',
        '{"sets": [], "unknown": [], "warnings": 5}',
        '{"sets": [], "unknown": [], "warnings": "abc"}',
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "r.json").write_text(content)
    with pytest.raises(PosecoachError, match="is not a result file"):
        read_clip(tmp_path / "r.json")
