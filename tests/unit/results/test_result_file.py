from __future__ import annotations

import json
from pathlib import Path

import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercise
from posecoach.results.course import shown_signals
from posecoach.results.result_file import result_json
from posecoach.results.sets_file import read_clip
from tests.support.findings import completed
from tests.support.sample_poses import POSES
from tests.unit.results.test_result import result


@pytest.mark.parametrize(
    ("clip", "id"),
    [("row_chair_shrug", "row"), ("heating_pad_nodding", "heating_pad"), ("self_massage_away", "self_massage")],
)
def test_a_result_comes_back_from_its_file_with_the_course_it_was_counted_by(
    clip: str, id: str, tmp_path: Path
) -> None:
    made = analyze(POSES / f"{clip}.npz", id)
    path = tmp_path / "result.json"
    path.write_text(result_json(made, exercise(id)))
    (back,) = read_clip(path).results
    assert back.to_dict() == made.to_dict()
    assert back.course is not None
    assert made.course is not None
    assert back.course.to_dict() == made.course.only(back.course.names).to_dict()
    assert result_json(back, exercise(id)) == path.read_text()


def test_a_file_has_a_line_for_each_signal_not_for_each_number() -> None:
    made = analyze(POSES / "row_chair_shrug.npz", "row")
    lines = result_json(made, exercise("row")).splitlines()
    assert sum(f'"{shown_signals(exercise("row"))[0]}"' in line for line in lines) == 1
    assert len(lines) < 400


def test_a_result_without_a_course_is_written_without_one() -> None:
    written = json.loads(result_json(result(), exercise("row")))
    assert "course" not in written


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 1, "clip": 3}', "no JSON"])
def test_another_file_is_refused_in_a_sentence(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(PosecoachError, match=r"other\.json is not a result file"):
        read_clip(path)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be read"):
        read_clip(tmp_path / "none.json")


def test_what_is_read_of_a_file_is_rounded_as_what_was_written_in_it(tmp_path: Path) -> None:
    made = result(reps=(completed(1, range=0.1347, start_s=1.0496, tempo_s=(1.0, 0.9496, 1.0)),))
    (tmp_path / "r.json").write_text(result_json(made, exercise("foam_roller")))
    ((rep,),) = [one.reps for one in read_clip(tmp_path / "r.json").results]
    assert (f"{rep.range:.2f}", f"{rep.start_s:.1f}", f"{rep.tempo_s[1]:.1f}") == ("0.13", "1.0", "0.9")
