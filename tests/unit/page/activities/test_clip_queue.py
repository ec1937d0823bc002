from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from posecoach.app.batch.clips import VIDEO_SUFFIXES, ClipJob
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.outcome import Outcome, done
from posecoach.app.batch.workers import ClipProgress, run_here
from posecoach.core.errors import PosecoachError
from posecoach.core.recognition import Likeness, Recognition
from posecoach.page.activities import clip_queue
from posecoach.page.activities.clip_queue import Clip, ClipQueue, ClipState, safe_name
from posecoach.page.context import PageContext
from posecoach.page.forms import request_body
from posecoach.page.routes import clips
from posecoach.results.clip_sets import ClipSets
from posecoach.results.pages.summary import SummaryRow
from posecoach.results.sets_file import ClipFile
from posecoach.results.words.recognition_words import NONE_WORDS
from tests.support.breaking_worker import hanging
from tests.support.clips import thin_out
from tests.unit.page.conftest import ADDRESS

WAIT_S = 240.0
FRAMES = 1000


def wait_for(true: Callable[[], bool]) -> None:
    until_s = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < until_s
        time.sleep(0.02)


class Busy:
    """Whether a session is on."""

    on = True

    def __call__(self) -> bool:
        return self.on


@pytest.fixture
def busy() -> Busy:
    return Busy()


@pytest.fixture
def queue(busy: Busy) -> Iterator[ClipQueue]:
    made = ClipQueue(busy)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("row.mp4", "row.mp4"),
        ("../../etc/passwd.MOV", "etc_passwd.mov"),
        ("C:\\clips\\a.b.webm", "C__clips_a_b.webm"),
        (".mp4", "clip.mp4"),
        ("<b>x</b>.mkv", "b_x__b.mkv"),
        ("ü" * 200 + ".avi", "ü" * 60 + ".avi"),
    ],
)
def test_of_a_clips_name_nothing_is_left_that_leads_anywhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert "/" not in safe_name(name)


@pytest.mark.parametrize("ending", VIDEO_SUFFIXES)
def test_a_clip_of_every_kind_that_a_batch_takes_from_a_folder_may_be_brought(ending: str) -> None:
    assert safe_name(f"clip{ending.upper()}") == f"clip{ending}"


@pytest.mark.parametrize("name", ["clip", "clip.exe", "clip.mp4.sh", "", "mp4"])
def test_what_is_no_clip_is_refused(name: str) -> None:
    with pytest.raises(PosecoachError, match="another file"):
        safe_name(name)


def test_clips_wait_while_a_session_is_on_and_then_say_what_is_wrong_with_them(queue: ClipQueue, busy: Busy) -> None:
    clip, file = queue.add("broken.mp4", "row")
    file.write_bytes(b"no video")
    queue.enqueue(clip)
    time.sleep(0.1)
    assert clip.progress is ClipState.WAITING
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.FAILED)
    assert "broken.mp4" in clip.error
    assert clip.id not in clip.error
    assert str(file.parent) not in clip.error


def test_a_clip_that_is_removed_leaves_nothing(queue: ClipQueue) -> None:
    clip, file = queue.add("row.mp4", "row")
    file.write_bytes(b"x")
    queue.remove(clip.id)
    assert queue.clips == []
    assert not file.parent.exists()


@pytest.mark.parametrize("at", ["after", "while"])
def test_a_clip_that_is_removed_leaves_no_result_either(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def judged(jobs: list[ClipJob], settings: BatchSettings, *_: object) -> list[Outcome]:
        (settings.clips / jobs[0].name).mkdir(parents=True)
        made.append(settings.clips / jobs[0].name)
        if at == "while":
            queue.remove(jobs[0].name)
        return [Outcome(jobs[0].name, "row")]

    made: list[Path] = []
    monkeypatch.setattr(clip_queue, "run_here", judged)
    clip, _ = queue.add("row.mp4", "row")
    queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.DONE)
    queue.remove(clip.id)
    wait_for(lambda: not made[0].exists())


def test_a_full_disk_is_answered_in_a_sentence_without_a_path(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/posecoach/secret.mp4")

    monkeypatch.setattr(clips, "receive_clip", full)
    answer = browser.post("/clips?exercise=row&name=a.mp4", content=b"x")
    assert answer.status_code == 507
    assert "No space left on device" in answer.json()["error"]
    assert "secret" not in answer.text


def test_a_clip_for_which_there_is_no_room_is_not_listed(queue: ClipQueue) -> None:
    _, file = queue.add("first.mp4", "row")
    shutil.rmtree(file.parent.parent)
    with pytest.raises(FileNotFoundError):
        queue.add("second.mp4", "row")
    assert [clip.name for clip in queue.clips] == ["first.mp4"]


def test_when_the_program_ends_nothing_is_left(busy: Busy) -> None:
    queue = ClipQueue(busy)
    _, file = queue.add("row.mp4", "row")
    queue.close()
    assert not file.parent.parent.exists()


def test_when_the_program_ends_a_clip_that_is_being_judged_is_given_up(
    busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long(jobs: list[ClipJob], settings: BatchSettings, workers: int, note: ClipProgress) -> Iterator[Outcome]:
        for frame in range(FRAMES):
            seen.append(frame)
            note(jobs[0].name, frame, FRAMES)
            time.sleep(0.01)
        yield Outcome(jobs[0].name, "row")

    seen: list[int] = []
    monkeypatch.setattr(clip_queue, "run_here", long)
    busy.on = False
    queue = ClipQueue(busy)
    clip, file = queue.add("row.mp4", "row")
    queue.enqueue(clip)
    wait_for(lambda: bool(seen))
    queue.close()
    assert len(seen) < FRAMES
    assert not file.parent.parent.exists()


@pytest.mark.parametrize("ended_by", ["its removal", "the end of the program"])
def test_a_clip_that_hangs_holds_up_neither_the_next_one_nor_the_end(
    busy: Busy, monkeypatch: pytest.MonkeyPatch, ended_by: str
) -> None:
    monkeypatch.setattr(clip_queue, "run_here", partial(run_here, analyze=hanging))
    busy.on = False
    queue = ClipQueue(busy)
    first, second = (queue.add(name, "row")[0] for name in ("hangs.mp4", "next.mp4"))
    for clip in (first, second):
        queue.enqueue(clip)
    wait_for(lambda: first.progress is ClipState.RUNNING)
    if ended_by == "its removal":
        queue.remove(first.id)
        wait_for(lambda: second.progress is ClipState.DONE)
    closing = threading.Thread(target=queue.close, daemon=True)
    closing.start()
    closing.join(WAIT_S)
    assert not closing.is_alive()


@pytest.mark.parametrize(
    "error", [BlockingIOError(11, "Resource temporarily unavailable"), RuntimeError("can't start new thread")]
)
def test_a_clip_that_cannot_be_judged_here_says_so_and_the_next_one_is_judged(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def judged(jobs: list[ClipJob], *_: object) -> list[Outcome]:
        if jobs[0].exercise == "row":
            raise error
        return [Outcome(jobs[0].name, jobs[0].exercise)]

    monkeypatch.setattr(clip_queue, "run_here", judged)
    first, second = (queue.add("a.mp4", exercise)[0] for exercise in ("row", "auto"))
    for clip in (first, second):
        queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: second.progress is ClipState.DONE)
    assert first.progress is ClipState.FAILED
    assert str(error.args[-1]) in first.error


def test_a_clip_comes_in_and_is_listed(anna: PageContext, browser: TestClient) -> None:
    answer = browser.post("/clips?exercise=row&name=a.mp4", content=b"no video")
    assert answer.status_code == 200
    assert [clip["name"] for clip in browser.get("/clips/list").json()] == ["a.mp4"]
    assert browser.post(f"/clips/{answer.json()['id']}/remove").status_code == 200
    assert browser.get("/clips/list").json() == []


@pytest.mark.parametrize("query", ["exercise=row&name=a.txt", "exercise=nothing&name=a.mp4", "name=a.mp4"])
def test_what_cannot_be_judged_is_refused(anna: PageContext, browser: TestClient, query: str) -> None:
    assert browser.post(f"/clips?{query}", content=b"x").status_code == 400
    assert browser.get("/clips/list").json() == []


def test_a_clip_that_is_too_large_leaves_nothing(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_body, "CLIP_LIMIT_BYTES", 1000)
    assert browser.post("/clips?exercise=row&name=a.mp4", content=b"x" * 1001).status_code == 400
    assert browser.get("/clips/list").json() == []


@pytest.mark.parametrize(
    ("total_gb", "free_gb", "taken"),
    [(100.0, 1.1, True), (100.0, 0.9, False), (1.0, 0.9, True), (1.0, 0.2, False)],
)
def test_clips_do_not_fill_the_disk(
    anna: PageContext,
    browser: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    total_gb: float,
    free_gb: float,
    taken: bool,
) -> None:
    disk = SimpleNamespace(total=total_gb * 1024**3, free=free_gb * 1024**3)
    monkeypatch.setattr(request_body, "shutil", SimpleNamespace(disk_usage=lambda _: disk))
    answer = browser.post("/clips?exercise=row&name=a.mp4", content=b"x")
    assert len(browser.get("/clips/list").json()) == taken
    if not taken:
        assert answer.status_code == 400
        assert "nearly full. Remove clips" in answer.json()["error"]


def test_there_is_no_document_of_a_clip_that_is_not_done(queue: ClipQueue) -> None:
    clip, _ = queue.add("row.mp4", "row")
    assert queue.document(clip.id, "report.html") is None
    assert queue.document("../..", "report.html") is None


def test_there_is_no_document_of_a_clip_that_is_removed_while_somebody_asks_for_it(queue: ClipQueue) -> None:
    clip, _ = queue.add("row.mp4", "row")
    clip.progress = ClipState.DONE
    assert queue.document(clip.id, "report.html") is None


@pytest.mark.model
def test_a_clip_is_judged_and_its_report_shown(anna: PageContext, browser: TestClient, tmp_path: Path) -> None:
    demo = Path(__file__).parents[4] / "posecoach/demos/row.mp4"
    content = thin_out(demo, tmp_path / "row.mp4", every=4, pictures=25).read_bytes()
    number = browser.post("/clips?exercise=row&name=my row.mp4", content=content).json()["id"]

    def state() -> Clip:
        return next(clip for clip in anna.clip_queue.clips if clip.id == number)

    wait_for(lambda: state().progress in (ClipState.DONE, ClipState.FAILED))
    assert state().error == ""
    page = browser.get(f"/clips/{number}/page")
    assert "my row.mp4" in page.text
    assert browser.get(f"/clips/{number}/result").json()["exercise"] == "row"


@pytest.mark.parametrize(
    ("clip", "kept"),
    [
        ("row 1.mp4", "filename=\"row 1.result.json\"; filename*=UTF-8''row%201.result.json"),
        ("Übung.mov", "filename=\"_bung.result.json\"; filename*=UTF-8''%C3%9Cbung.result.json"),
    ],
)
def test_the_result_file_of_a_clip_is_called_as_the_clip(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch, clip: str, kept: str
) -> None:
    monkeypatch.setattr(ClipQueue, "document", lambda *_: b"{}")
    number = anna.clip_queue.add(clip, "row")[0].id
    assert browser.get(f"/clips/{number}/result").headers["content-disposition"] == f"attachment; {kept}"


@pytest.mark.parametrize("document", ["report", "result"])
def test_what_is_asked_for_of_a_clip_that_is_gone_is_answered_in_words_and_with_a_way_back(
    anna: PageContext, browser: TestClient, document: str
) -> None:
    """Not in the frame of a report: what is no document of ours is not shown there at all."""
    answer = browser.get(
        f"/clips/0123456789/{document}", headers={"Accept": "text/html", "Referer": f"{ADDRESS}/clips"}
    )
    assert answer.status_code == 404
    assert "This clip is gone" in answer.text
    assert "<iframe" not in answer.text
    assert f'href="{ADDRESS}/clips">Back</a>' in answer.text


def test_the_exercise_is_recognised_unless_one_is_chosen(browser: TestClient) -> None:
    page = browser.get("/clips").text
    assert page.index('<option value="auto">Recognise it') < page.index('<option value="cat_camel">')
    answer = browser.post("/clips?exercise=auto&name=a.mp4", content=b"no video")
    assert answer.json()["exercise"] == "auto"


def test_of_a_clip_that_is_done_it_is_said_what_was_found(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_queue, "run_here", lambda jobs, *_: [Outcome(jobs[0].name, "row", found="Row: 10 full")])
    clip, _ = queue.add("row.mp4", "row")
    queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.DONE)
    assert clip.found == "Row: 10 full"


def test_a_clip_in_which_nothing_is_recognised_says_what_to_do(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_queue, "run_here", lambda jobs, *_: [Outcome(jobs[0].name, "", shows_none=True)])
    clip, _ = queue.add("walk.mp4", "auto")
    queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.FAILED)
    assert "choose it above" in clip.error
    assert queue.document(clip.id, "report.html") is None


def test_a_clip_in_which_nothing_is_recognised_says_what_is_wrong_with_it(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = SummaryRow("walk.mp4", NONE_WORDS, warnings=("The clip is cut off.",))
    monkeypatch.setattr(
        clip_queue, "run_here", lambda jobs, *_: [Outcome(jobs[0].name, "", shows_none=True, rows=(row,))]
    )
    clip, _ = queue.add("walk.mp4", "auto")
    queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.FAILED)
    assert clip.error == f"{clip_queue.CHOOSE_ABOVE} The clip is cut off."


def test_why_nothing_is_recognised_in_a_clip_is_said_as_in_its_report(
    queue: ClipQueue, busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = Recognition(0.0, 2.4, (Likeness("", 0.54), Likeness("row", 0.46)))
    file = ClipFile((), ClipSets("walk.mp4", (), (short,)), ())
    monkeypatch.setattr(clip_queue, "run_here", lambda jobs, *_: [done(jobs[0], file, "")])
    clip, _ = queue.add("walk.mp4", "auto")
    queue.enqueue(clip)
    busy.on = False
    wait_for(lambda: clip.progress is ClipState.FAILED)
    assert clip.error == (
        f"The clip is too short to tell: 2.4 s. It looks most like Row (46%). {clip_queue.CHOOSE_ABOVE}"
    )
