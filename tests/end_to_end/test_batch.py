"""A batch as a command: interrupted, resumed, with hostile names, on a cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posecoach.app.batch.outcome import Outcome
from posecoach.cli.batch import say_warnings
from posecoach.results.pages.summary import SummaryRow
from tests.support.command import COMMAND, HEARS_CTRL_C, posecoach_here
from tests.support.sample_poses import POSES

NAMES = ("row_chair_shrug", "row_bent_partial", "row_standing_side", "other_march")
HOSTILE = ("<img src=x onerror=alert(1)>.npz", "=cmd|' C calc'!A0.npz", "\x1b[31mred\n.npz")


def labelled(folder: Path) -> Path:
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.npz").write_bytes((POSES / f"{name}.npz").read_bytes())
    return folder


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    return labelled(tmp_path / "clips")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what a batch writes that nothing interrupts."""
    folder = tmp_path_factory.mktemp("whole")
    assert run(labelled(folder / "clips"), folder / "out").returncode == 0
    return contents(folder / "out")


def command(clips: Path, out: Path, *options: str) -> list[str]:
    """Return the command without reports, whose bytes are those of ``tests/unit/app/batch/test_one_clip.py``."""
    return [*with_reports(clips, out), "--no-report", *options]


def with_reports(clips: Path, out: Path) -> list[str]:
    return [*COMMAND, "batch", str(clips), "-e", "row", "-o", str(out)]


def run(clips: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command here, with one worker: what a batch writes does not depend on how many there are."""
    return posecoach_here(*command(clips, out, "--workers", "1", *options)[len(COMMAND) :])


def contents(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--with-video",), "--no-report makes none"),
        (("--model", "nope.task"), "There is no model file"),
        (("--format", "parquet"), "needs pyarrow"),
    ],
)
def test_what_would_fail_with_every_clip_is_refused_before_the_work(
    clips: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], why: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    refused = run(clips, tmp_path / "out", *options)
    assert refused.returncode == 2
    assert why in refused.stderr
    assert not (tmp_path / "out").exists()


def killed_after(clips: Path, out: Path, finished: int) -> None:
    """Start a batch and end it without warning, workers and all, when ``finished`` clips are done."""
    process = subprocess.Popen(command(clips, out), stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stderr is not None
    for _, _line in zip(range(finished), process.stderr, strict=False):
        pass
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_who_interrupts_a_batch_reads_how_it_goes_on(clips: Path, tmp_path: Path) -> None:
    heeding = [*HEARS_CTRL_C, *command(clips, tmp_path / "out")[len(COMMAND) :]]
    process = subprocess.Popen(heeding, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-2:] == [
        "The clips that are done are kept; the same command goes on with the others.",
        "posecoach: interrupted",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are those of POSIX")
def test_a_batch_killed_three_times_ends_with_the_same_bytes_as_one_that_was_not(
    whole: dict[str, bytes], clips: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    for finished in (1, 2, 2):
        killed_after(clips, broken, finished)
    last = run(clips, broken)
    assert last.returncode == 0
    assert "kept" in last.stderr
    assert contents(broken) == whole


def test_parts_of_a_batch_make_the_whole(whole: dict[str, bytes], clips: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    for part in ("1/2", "2/2"):
        assert run(clips, parts, "--shard", part).returncode == 0
    assert (parts / "summary-2-of-2.csv").read_text().count("\n") == 3
    last = run(clips, parts)
    assert last.stderr.count("kept") == len(NAMES)
    for name in ("summary.csv", "summary.html"):
        assert (parts / name).read_bytes() == whole[name]


def test_hostile_names_harm_neither_terminal_nor_table_nor_page(clips: Path, tmp_path: Path) -> None:
    for name in NAMES:
        (clips / f"{name}.npz").unlink()
    for name in HOSTILE:
        (clips / name).write_bytes((POSES / "row_chair_shrug.npz").read_bytes())
    (clips / "bad.mp4").write_bytes(b"no video")
    out = tmp_path / "out"
    done = posecoach_here(*with_reports(clips, out)[len(COMMAND) :])
    assert done.returncode == 3
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "\n=cmd" not in (out / "summary.csv").read_text()
    for page in out.rglob("*.html"):
        assert "<img src=x" not in page.read_text()
    for text in (out / "clips" / HOSTILE[2] / "events.jsonl", out / "summary.csv"):
        assert "\x1b" not in text.read_text()


def test_warnings_of_clips_are_said_in_the_terminal_too_and_which_columns_of_the_list_are_not_used(
    tmp_path: Path,
) -> None:
    arrays = dict(np.load(POSES / "row_bent_partial.npz"))
    np.savez(tmp_path / "a.npz", **arrays, warning=np.array("The clip is cut off."))
    (tmp_path / "list.csv").write_text("clip,exercise,patient\na.npz,row,7\n")
    for _ in ("analysed", "kept"):
        done = run(tmp_path / "list.csv", tmp_path / "out")
        assert done.returncode == 0
        assert done.stderr.count("a.npz: The clip is cut off.\n") == 1
        assert "that are not used: patient." in done.stderr


@pytest.mark.parametrize(("warnings", "more"), [(22, "2 more warnings stand"), (21, "1 more warning stands")])
def test_of_very_many_warnings_the_summary_has_the_rest(
    capsys: pytest.CaptureFixture[str], warnings: int, more: str
) -> None:
    row = SummaryRow("a.mp4", "row", warnings=tuple(f"Warning {number}." for number in range(warnings)))
    say_warnings([Outcome("a.mp4", "row", rows=(row, row))])
    said = capsys.readouterr().err
    assert f"a.mp4: Warning 19.\n{more} in the summary.\n" in said
    assert "Warning 20" not in said


def test_what_is_no_batch_is_refused_with_status_2(tmp_path: Path) -> None:
    done = run(tmp_path / "none", tmp_path / "out")
    assert done.returncode == 2
    assert "There is no" in done.stderr


def test_a_cluster_that_loses_a_worker_half_way_gives_the_same_bytes(
    whole: dict[str, bytes], clips: Path, tmp_path: Path
) -> None:
    distributed: Any = pytest.importorskip("distributed")
    there = tmp_path / "there"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        process = subprocess.Popen(
            command(clips, there, "--dask", cluster.scheduler_address), stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        process.stderr.readline()  # the first clip is finished
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        lines = process.stderr.read().splitlines()
        assert process.wait(300) == 0, lines
        process.stderr.close()
    assert contents(there) == whole
