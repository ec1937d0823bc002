from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.app.documents.clip_documents import analyze_and_write
from posecoach.app.documents.key_frames import key_frames
from posecoach.app.documents.report import report_of_file, video_for_report, write_report
from posecoach.app.documents.request import ClipRequest, Documents
from posecoach.app.documents.same_clip import doubt_of_clip
from posecoach.core.errors import PosecoachError
from posecoach.core.recognition import Likeness, Recognition
from posecoach.registry import exercise, exercises
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.result_file import result_json
from posecoach.results.sets_file import sets_json
from posecoach.sinks.event_log import EventLog
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import grey_level, make_clip, with_sound
from tests.support.findings import completed
from tests.support.sample_poses import POSES, SAMPLES
from tests.support.sessions import Script, write_log
from tests.unit.results.test_result import result
from tests.unit.results.words.test_recognition_words import row_set

CLIP = SAMPLES / "row_chair_shrug.mp4"


def test_pictures_are_of_the_beginning_and_the_end_of_the_range_of_two_repetitions() -> None:
    poses = POSES / "row_chair_shrug.npz"
    found = analyze(poses, "row")
    plain, drawn = key_frames(CLIP, None, found, exercise("row")), key_frames(CLIP, poses, found, exercise("row"))
    assert [k.moment for k in drawn] == ["start position", "end of the range"] * 2
    assert len({k.rep for k in drawn}) == 2
    assert all(k.jpeg.startswith(b"\xff\xd8") for k in drawn)
    assert all(a.jpeg != b.jpeg for a, b in zip(plain, drawn, strict=True))
    assert [k.t_s for k in drawn] == sorted(k.t_s for k in drawn)
    shown = [rep for rep in found.reps if rep.index in {k.rep for k in drawn}]
    assert [k.t_s for k in drawn] == [t_s for rep in shown for t_s in (rep.start_s, rep.peak_s)]  # as in the table


def test_a_clip_shorter_than_its_result_gives_the_pictures_it_has(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "short.mp4", times_s=tuple(np.arange(0, 2.0, 0.1)))
    reps = (completed(1, start_s=0.5, end_s=1.5, score=90.0), completed(2, start_s=50.0, end_s=52.0, score=20.0))
    assert [k.rep for k in key_frames(clip, None, result(reps=reps), exercise("row"))] == [1, 1]


def test_of_few_frames_a_second_the_picture_is_the_nearest(tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "few.mp4", times_s=tuple(i / 2 for i in range(20)))
    reps = (completed(1, start_s=0.6, end_s=3.0, score=90.0), completed(2, start_s=3.9, end_s=6.0, score=20.0))
    shown = key_frames(clip, None, result(reps=reps), exercise("row"))
    starts = [cv2.imdecode(np.frombuffer(k.jpeg, np.uint8), 0) for k in shown if k.moment == "start position"]
    assert [float(image.mean()) for image in starts] == pytest.approx([grey_level(1), grey_level(8)], abs=4)


def test_a_report_has_pictures_of_an_exercise_that_is_given_as_a_specification(tmp_path: Path) -> None:
    mine = replace(exercise("row"), id="mine")
    found = analyze(POSES / "row_chair_shrug.npz", mine)
    write_report(tmp_path / "r.html", [(found, mine)], title="mine", clip=CLIP)
    assert (tmp_path / "r.html").read_text().count("<img") == 4


def test_a_result_file_becomes_a_report_without_pictures(tmp_path: Path) -> None:
    source = tmp_path / "r.json"
    source.write_text(result_json(analyze(POSES / "row_chair_shrug.npz", "row"), exercise("row")))
    report_of_file(source, tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text()
    assert "4 full repetitions" in page
    assert "<img" not in page
    report_of_file(source, tmp_path / "p.html", clip=CLIP, with_video=True)
    page = (tmp_path / "p.html").read_text()
    assert page.count("<img") == 4
    assert "data:video/mp4;base64," in page


def test_a_report_of_a_result_file_says_what_is_in_doubt_as_that_of_the_clip_does(tmp_path: Path) -> None:
    unsure = Recognition(0.0, 20.0, (Likeness("row", 0.7), Likeness("", 0.3)))
    (tmp_path / "r.json").write_text(sets_json(ClipSets("c.mp4", (FoundSet(row_set().result, unsure),)), exercises()))
    report_of_file(tmp_path / "r.json", tmp_path / "r.html")
    assert "Row (not very sure)" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_a_clip_that_the_result_may_not_be_of_is_said_to_be_in_doubt(tmp_path: Path) -> None:
    poses = POSES / "row_chair_shrug.npz"
    found = analyze(poses, "row")
    (tmp_path / "r.json").write_text(result_json(found, exercise("row")))
    two = tuple(FoundSet(found, row_set().recognition) for _ in range(2))
    (tmp_path / "two.json").write_text(sets_json(ClipSets(found.clip, two), exercises()))
    write_log(tmp_path / "live.jsonl", Script("row").begin("row").a_set(1).end().over())
    short = make_clip(tmp_path / "row_chair_shrug.mp4", times_s=tuple(np.arange(0, 8.0, 0.1)))
    renamed = tmp_path / "renamed.mp4"
    shutil.copyfile(CLIP, renamed)

    def doubt(source: str, clip: Path) -> str:
        return report_of_file(tmp_path / source, tmp_path / "page.html", clip=clip)

    assert not doubt("r.json", CLIP)
    assert not doubt("two.json", CLIP)
    assert not doubt("live.jsonl", make_clip(tmp_path / "long.mp4", times_s=tuple(np.arange(0, 60.0, 0.5))))
    assert doubt("r.json", renamed) == "The result is of row_chair_shrug.npz. Check that renamed.mp4 shows the same."
    for source in ("r.json", "two.json", "live.jsonl"):
        assert "row_chair_shrug.mp4 lasts 7.9 s: is it another clip?" in doubt(source, short)
    longer = SAMPLES / "muscle_fatigue_side.mp4"
    assert doubt("r.json", longer).endswith("muscle_fatigue_side.mp4 lasts 27.2 s: is it another clip?")


def test_a_clip_is_the_same_although_its_sound_goes_on_or_its_file_is_cut_off(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "a.mp4", tuple(np.arange(0, 60.0, 0.1)), movflags="faststart", noise=True)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    long_sound = with_sound(tmp_path / "sound.mkv", "aac", sound_s=10.0)
    for clip in (cut, long_sound):
        end_s = [frame.t_s for frame in ClipSource(clip)][-1]
        assert ClipSource(clip).duration_s > end_s + 1.0
        of_it = replace(result(), clip=clip.name, duration_s=end_s)
        assert not doubt_of_clip([of_it], clip, named=True, whole=True)
        longer = replace(of_it, duration_s=end_s + 2.0)
        assert doubt_of_clip([longer], clip, named=True, whole=True).endswith(
            f"lasts {end_s:.1f} s: is it another clip?"
        )


def test_recorded_poses_in_place_of_the_clip_are_said_to_have_no_pictures(tmp_path: Path) -> None:
    poses = POSES / "row_chair_shrug.npz"
    (tmp_path / "r.json").write_text(result_json(analyze(poses, "row"), exercise("row")))
    with pytest.raises(PosecoachError, match="recorded poses, which have no pictures"):
        report_of_file(tmp_path / "r.json", tmp_path / "r.html", clip=poses)


def test_the_log_of_a_live_session_becomes_a_report(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "s.jsonl")
    for event in Script("cat_camel").begin("cat_camel", sets=2).a_set(3).a_set(2, 1, index=2).end().over():
        log.handle(event)
    log.close()
    report_of_file(tmp_path / "s.jsonl", tmp_path / "s.html")
    page = (tmp_path / "s.html").read_text()
    assert "Session of Mon 5 Jan 2026" in page
    assert "Cat/camel, set 2" in page


def test_a_log_is_known_by_its_name_however_that_is_written(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "S.JSONL")
    for event in Script("row").begin("row").a_set(3).end().over():
        log.handle(event)
    log.close()
    report_of_file(tmp_path / "S.JSONL", tmp_path / "s.html")
    assert "3 full repetitions" in (tmp_path / "s.html").read_text()


@pytest.mark.parametrize("name", ["session.txt", "session.json", "session"])
def test_a_log_is_known_by_what_stands_in_it_where_its_name_does_not_tell(tmp_path: Path, name: str) -> None:
    log = write_log(tmp_path / name, Script("row").begin("row").a_set(3).end().over())
    report_of_file(log, tmp_path / "s.html")
    assert "3 full repetitions" in (tmp_path / "s.html").read_text()


def test_a_video_too_large_for_a_page_lies_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecoach.app.documents.report.EMBEDDED_MOST_BYTES", 10)
    found = video_for_report(CLIP, tmp_path / "my report.html")
    assert found.address == "./my%20report.video.mp4"
    assert (tmp_path / "my report.video.mp4").read_bytes() == CLIP.read_bytes()


def test_a_large_video_never_takes_the_place_of_the_clip_beside_which_the_report_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.app.documents.report.EMBEDDED_MOST_BYTES", 10)
    clip, annotated = tmp_path / "row.mp4", tmp_path / "annotated.mp4"
    clip.write_bytes(b"the clip")
    annotated.write_bytes(b"the annotated video")
    video_for_report(annotated, tmp_path / "row.html")
    assert clip.read_bytes() == b"the clip"
    with pytest.raises(PosecoachError, match="both the clip itself and the video of the report"):
        ClipRequest(
            clip.rename(tmp_path / "row.video.mp4"), Documents(report=tmp_path / "row.html", with_video=True)
        ).check()


def test_of_a_video_that_finds_no_room_beside_the_report_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("posecoach.app.documents.report.EMBEDDED_MOST_BYTES", 10)
    monkeypatch.setattr("posecoach.app.documents.report.shutil.copyfile", full)
    with pytest.raises(PosecoachError, match="No space left"):
        video_for_report(CLIP, tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="Add --report"):
        analyze_and_write(ClipRequest(CLIP, Documents(with_video=True)), "row")
    with pytest.raises(PosecoachError, match="cannot be written"):
        analyze_and_write(ClipRequest(CLIP, Documents(report=tmp_path / "none" / "r.html")), "row")
    with pytest.raises(PosecoachError, match="both the clip itself and the report"):
        analyze_and_write(ClipRequest(CLIP, Documents(report=CLIP)), "row")


def test_a_file_of_no_exercise_or_an_unknown_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(PosecoachError, match="nothing to report"):
        report_of_file(tmp_path / "empty.jsonl", tmp_path / "r.html")
    (tmp_path / "x.json").write_text(result_json(result(exercise="juggling"), exercise("row")))
    with pytest.raises(PosecoachError, match="juggling"):
        report_of_file(tmp_path / "x.json", tmp_path / "r.html")


def test_a_report_of_recorded_poses_leaves_nothing_else_behind(tmp_path: Path) -> None:
    analyze_and_write(ClipRequest(POSES / "row_chair_shrug.npz", Documents(report=tmp_path / "r.html")), "row")
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]


def test_a_report_is_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    target.write_text("the old one")
    with pytest.raises(PosecoachError):
        write_report(
            target,
            [(result(reps=(completed(1), completed(2))), exercise("row"))],
            title="x",
            clip=tmp_path / "none.mp4",
        )
    assert target.read_text() == "the old one"
