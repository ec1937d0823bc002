from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.app.batch.clips import clips_of, others_in, others_words, shard, unused_columns
from posecoach.core.errors import PosecoachError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.mp4", "a.MOV", "sub/a.MOV", ".hidden.mp4", "notes.txt", "out/clips/b.mp4/annotated.mp4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def names(what: Path | str, folder: Path, exercise: str = "row") -> list[str]:
    return [job.name for job in clips_of(str(what), exercise, folder / "out")]


def test_a_folder_is_searched_with_its_folders_but_not_in_the_results_and_not_for_hidden_files(folder: Path) -> None:
    assert names(folder, folder) == ["a.MOV", "b.mp4", "sub/a.MOV"]


@pytest.mark.parametrize("ending", ["gif", "GIF", "qt", "mpe", "vob", "3g2", "asf", "f4v", "dv", "mxf", "y4m", "h264"])
def test_a_folder_is_searched_for_every_kind_of_clip_that_can_be_read(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").touch()
    assert names(tmp_path, tmp_path) == [f"a.{ending}"]


def test_files_of_a_folder_that_are_not_taken_for_clips_are_counted_by_their_endings(folder: Path) -> None:
    for name in ("a.json", "sub/b.JSON", "README"):
        (folder / name).touch()
    assert others_in(str(folder), folder / "out") == {"": 1, ".json": 2, ".txt": 1}
    assert others_in(str(folder / "*.mp4"), folder / "out") == {}
    assert others_words({"": 1, ".json": 2}) == "1 without an ending, 2 .json"


def test_a_link_that_leads_nowhere_is_not_passed_over(folder: Path) -> None:
    (folder / "lost.mp4").symlink_to(folder / "gone.mp4")
    assert names(folder, folder) == ["a.MOV", "b.mp4", "lost.mp4", "sub/a.MOV"]


def test_a_pattern_names_what_it_matches(folder: Path) -> None:
    assert names(folder / "*.mp4", folder) == ["b.mp4"]
    assert names(folder / "**" / "a.MOV", folder) == ["a.MOV", "sub/a.MOV"]


def test_one_clip_is_a_batch_of_one(folder: Path) -> None:
    assert names(folder / "b.mp4", folder) == ["b.mp4"]


def test_a_list_has_a_clip_a_line_and_comments(folder: Path) -> None:
    (folder / "list.txt").write_text("# mine\nb.mp4\n\n  # too\nsub/a.MOV\nb.mp4\n")
    assert names(folder / "list.txt", folder) == ["b.mp4", "sub/a.MOV"]


def test_a_table_names_the_exercise_of_each_clip(folder: Path) -> None:
    (folder / "list.csv").write_text("clip,exercise\nb.mp4,cat_camel\nsub/a.MOV,\n")
    jobs = clips_of(str(folder / "list.csv"), "row", folder / "out")
    assert [(job.name, job.exercise) for job in jobs] == [("b.mp4", "cat_camel"), ("sub/a.MOV", "row")]


def test_a_table_may_be_parted_by_semicolons(folder: Path) -> None:
    (folder / "list.csv").write_text("\ufeffclip;exercise\r\nb.mp4;cat_camel\r\nsub/a.MOV;\r\n", encoding="utf-8")
    jobs = clips_of(str(folder / "list.csv"), "row", folder / "out")
    assert [(job.name, job.exercise) for job in jobs] == [("b.mp4", "cat_camel"), ("sub/a.MOV", "row")]


def test_the_headings_of_a_table_may_have_blanks_and_capitals(folder: Path) -> None:
    (folder / "list.csv").write_text("Clip, Exercise\nb.mp4, cat_camel\n")
    jobs = clips_of(str(folder / "list.csv"), "row", folder / "out")
    assert [(job.name, job.exercise) for job in jobs] == [("b.mp4", "cat_camel")]


@pytest.mark.parametrize("heading", ["excercise", "Exercises", "exersise"])
def test_a_column_that_is_all_but_called_exercise_is_not_passed_over(folder: Path, heading: str) -> None:
    (folder / "list.csv").write_text(f"clip,{heading}\nb.mp4,row\n")
    with pytest.raises(PosecoachError, match=f"has a column '{heading.lower()}' and none called exercise"):
        names(folder / "list.csv", folder)


def test_columns_of_a_table_that_nothing_is_taken_of_are_named(folder: Path) -> None:
    (folder / "list.csv").write_text("patient;clip;exercise;date\nA;b.mp4;row;1 May\n")
    assert names(folder / "list.csv", folder) == ["b.mp4"]
    assert unused_columns(str(folder / "list.csv")) == ("patient", "date")
    assert unused_columns(str(folder)) == ()


def test_a_clip_that_is_listed_as_two_exercises_is_refused_for_one_would_be_left_out(folder: Path) -> None:
    (folder / "list.csv").write_text("clip,exercise\nb.mp4,row\nb.mp4,cat_camel\n")
    with pytest.raises(PosecoachError, match=r"lists .*b\.mp4 as row and as cat_camel\. List it once"):
        names(folder / "list.csv", folder)


def test_an_exercise_that_there_is_not_is_refused_before_the_batch_begins(folder: Path) -> None:
    with pytest.raises(PosecoachError, match="There is no exercise 'rows'"):
        names(folder, folder, "rows")
    (folder / "list.csv").write_text("clip,exercise\nb.mp4,row\nsub/a.MOV,rows\n")
    with pytest.raises(PosecoachError, match=r"lists .*a\.MOV as 'rows'\. There is no exercise 'rows'"):
        names(folder / "list.csv", folder)


@pytest.mark.parametrize(
    ("content", "expected"), [("file\nb.mp4\n", "no column clip"), ("clip\nnone.mp4\n", "none.mp4, which is not there")]
)
def test_a_list_that_cannot_be_used_is_refused(folder: Path, content: str, expected: str) -> None:
    (folder / "list.csv").write_text(content)
    with pytest.raises(PosecoachError, match=expected):
        names(folder / "list.csv", folder)


def test_a_batch_without_a_clip_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(PosecoachError, match="No clip is in"):
        names(folder / "*.wmv", folder)


def test_why_there_is_no_clip_is_said(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "a.json").touch()
    with pytest.raises(PosecoachError, match=r"No clip is in .*notes, only 1 \.json\."):
        names(folder / "notes", folder)
    with pytest.raises(PosecoachError, match=r"There is no .*nowhere"):
        names(folder / "nowhere", folder)


@pytest.mark.parametrize("results", [".", ".."])
def test_results_in_the_folder_of_the_clips_or_above_it_are_refused(folder: Path, results: str) -> None:
    with pytest.raises(PosecoachError, match="lies in the folder of the results"):
        clips_of(str(folder), "row", folder / results)


def test_the_parts_of_a_batch_are_disjoint_and_make_the_whole(folder: Path) -> None:
    jobs = clips_of(str(folder), "row", folder / "out")
    parts = [shard(jobs, f"{i}/2") for i in (1, 2)]
    assert sorted(job.name for part in parts for job in part) == [job.name for job in jobs]
    for wrong in ("0/2", "3/2", "2", "a/b", "-1/2", "²/³", "1/" + "9" * 5000):
        with pytest.raises(PosecoachError, match="--shard"):
            shard(jobs, wrong)


def test_a_list_that_is_no_csv_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('clip,exercise\n"' + "x" * 200_000)
    with pytest.raises(PosecoachError, match="is not CSV"):
        clips_of(str(tmp_path / "list.csv"), "row", tmp_path / "out")
