"""Whatever is in a name, and wherever the output goes: no traceback, and nothing that steers the terminal."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from posecoach.cli import main
from posecoach.cli.streams import LINES, printable
from posecoach.history.profile import Profile
from tests.support.command import COMMAND, ROOT, posecoach_here
from tests.support.sessions import MONDAY, Script, write_log

POSES = ROOT / "tests" / "poses" / "row_standing_side.npz"
HOSTILE = "=cmd|x [/bold][red] \x1b[2J\u202e :smile:"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with a session of today in it, and one of an exercise with a hostile name."""
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    for exercise, at in (("row", datetime.now().astimezone()), (HOSTILE, MONDAY)):
        log = Profile.of("me").new_log("row", at)
        write_log(log, Script(exercise, at=at).sets([3]).over())
    return tmp_path


def run(*arguments: str, streams: str = "", encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a shell, which leads its streams somewhere."""
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    quoted = " ".join(f"'{word}'" for word in (*COMMAND, *arguments))
    return subprocess.run(
        ["sh", "-c", f"{quoted} {streams}"], cwd=ROOT, env=environment, capture_output=True, check=False
    )


def test_signs_that_steer_a_terminal_are_shown_and_not_sent() -> None:
    assert printable("a\x1b[31m\n") == r"a\x1b[31m\n"
    assert printable("a\n\tb", LINES) == "a\n\tb"
    assert printable("\u202eevil\udcff") == r"\u202eevil\udcff"
    assert printable("日本 µ ● 👩‍🏫") == "日本 µ ● 👩‍🏫"


def test_a_hostile_name_is_shown_as_it_is(data: Path) -> None:
    done = posecoach_here("history")
    assert done.returncode == 0
    assert "\x1b[2J" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "[/bold][red]" in done.stdout
    assert ":smile:" in done.stdout


def test_a_hostile_name_is_no_formula_in_an_export(data: Path) -> None:
    out = data / "out.csv"
    assert posecoach_here("history", "--export", "csv", "-o", out).returncode == 0
    assert ",'=cmd|x" in out.read_text()
    assert ",=cmd" not in out.read_text()


def test_brackets_in_a_path_are_no_markup(data: Path) -> None:
    out = data / "[red] x.csv"
    done = posecoach_here("history", "--export", "csv", "-o", out)
    assert done.returncode == 0
    assert "[red] x.csv" in done.stdout


def test_a_missing_clip_with_a_hostile_name_is_refused_in_one_sentence() -> None:
    done = posecoach_here("analyze", "\x1b]0;owned\x07[/b].mp4", "-e", "row")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850"])
def test_an_output_with_few_letters_gets_the_nearest(
    data: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    monkeypatch.setattr(sys, "argv", ["posecoach", "history"])
    with pytest.raises(SystemExit):
        main()
    sys.stdout.flush()
    assert "This week #oo 1 of 3 days" in written.getvalue().decode(encoding)


def test_a_program_whose_output_has_few_letters_writes_the_nearest(data: Path) -> None:
    done = run("history", encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("ascii")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_the_output_is_said_in_one_sentence(data: Path) -> None:
    done = run("history", streams=">/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().strip() == "posecoach: the output cannot be written (No space left on device)."


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed to close them")
@pytest.mark.parametrize("streams", ["2>&-", ">&- 2>&-", "<&- 2>&-"])
def test_closed_streams_change_nothing(data: Path, streams: str) -> None:
    out = data / "out.json"
    done = run("history", "--export", "json", "-o", str(out), streams=streams)
    assert done.returncode == 0
    assert len(json.loads(out.read_text())["sessions"]) == 2


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed to close them")
def test_what_is_refused_is_refused_also_where_nobody_can_read_it() -> None:
    assert run("analyze", "none.mp4", "-e", "row", streams="<&- >&- 2>&-").returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not UTF-8")
def test_a_clip_whose_name_is_not_utf_8_gets_a_report_tables_and_a_summary(data: Path) -> None:
    (data / "clips").mkdir()
    clip = Path(os.fsdecode(os.fsencode(data / "clips") + b"/r\xffw.npz"))
    clip.write_bytes(POSES.read_bytes())
    report, tables = data / "r.html", data / "tables"
    assert posecoach_here("analyze", clip, "-e", "row", "--report", report, "--data", tables).returncode == 0
    assert "<title>r\ufffdw.npz" in report.read_text(encoding="utf-8")
    assert len(list(tables.iterdir())) > 3
    done = posecoach_here("batch", clip.parent, "-o", data / "out", "-e", "row", "--no-report")
    assert done.returncode == 0, done.stderr
    assert "clips/r%FFw.npz/result.json" in (data / "out" / "summary.html").read_text(encoding="utf-8")


def test_a_home_that_nobody_has_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSECOACH_DATA", "~nobody-has-this-home/data")
    done = posecoach_here("history")
    assert done.returncode == 2
    assert "there is no such home" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed to close it")
def test_without_an_input_nothing_is_asked_and_nothing_deleted(data: Path) -> None:
    done = run("forget", streams="<&-")
    assert done.returncode == 2, done.stderr
    assert b"Add --yes" in done.stderr
    assert len(Profile.of("me").logs()) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("part", ["posecoach.cli.streams", "posecoach.cli.console", "posecoach.registry"])
def test_ctrl_c_while_the_program_is_loaded_ends_it_without_a_word(part: str) -> None:
    meddling = f"""
import importlib.abc, os, signal, sys
class AtImport(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {part!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, AtImport())
signal.signal(signal.SIGINT, signal.default_int_handler)
from posecoach.cli import main
main()
"""
    command = [sys.executable, "-c", meddling, "exercises"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_a_batch_names_a_clip_that_fails_once(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    done = posecoach_here("batch", tmp_path, "-o", data / "out", "-e", "row", "--no-report")
    assert done.returncode == 3
    assert "empty.mp4 is empty (0 bytes). Copy or record the clip again." in done.stderr.splitlines()


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither the signal nor its status")
@pytest.mark.parametrize(
    "words",
    ["exercises", "--help", "live --help", "history", "history --export csv", f"analyze {POSES} -e row"],
)
def test_a_program_whose_reader_goes_away_ends_without_a_word_as_other_tools_do(data: Path, words: str) -> None:
    process = subprocess.Popen([*COMMAND, *words.split()], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    status = process.wait()
    process.stderr.close()
    assert (status, said) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed to lead them there")
def test_captions_that_nobody_reads_any_more_are_left_out_of_a_session_that_goes_on() -> None:
    code = """
from posecoach.cli.streams import open_streams
open_streams()
from posecoach.app.sinks import Sinks
from posecoach.cli.console import caption
from posecoach.core.cue import Cue
from posecoach.core.vocabulary import CueStatus, Priority
from posecoach.sinks.captions import CaptionLines
sinks = Sinks([CaptionLines(caption)])
sinks.handle(Cue(t_s=1.0, id="set.go", text="Go", priority=Priority.SETUP, status=CueStatus.RAISED))
print([failed.sink for failed in sinks.failures])
"""
    unread, end = os.pipe()
    os.close(unread)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=end, text=True, check=True)
    os.close(end)
    assert done.stdout == "['CaptionLines']\n"


def test_a_report_of_the_root_folder_is_refused_in_a_sentence(data: Path) -> None:
    ran = posecoach_here("report", "/")
    assert ran.returncode == 2
    assert ran.stderr.startswith("posecoach: ")


@pytest.mark.skipif(os.name != "posix", reason="Windows removes no folder that is somebody's current one")
def test_a_current_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    here, gone = Path.cwd(), tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    try:
        gone.rmdir()
        ran = posecoach_here("history", "--html", "-o", "page.html")
    finally:
        os.chdir(here)
    assert ran.returncode == 2
    assert ran.stderr.startswith("posecoach: The current folder is gone")


@pytest.mark.parametrize("option", ["--sets", "--reps", "--rest"])
def test_a_number_without_end_is_refused_rather_than_prepared(data: Path, option: str) -> None:
    ran = posecoach_here("live", "-e", "row", "--headless", option, "9" * 21)
    assert ran.returncode == 2
    assert "make no sense; give" in ran.stderr
