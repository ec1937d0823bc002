"""The command line as a person runs it, its output piped: in another process, or in this one, which is quicker."""

from __future__ import annotations

import contextlib
import io
import signal
import subprocess
import sys
import threading
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from unittest import mock

from posecoach.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_videos"
COMMAND = (sys.executable, "-c", "from posecoach.cli import main; main()")
HEARS_CTRL_C = (
    sys.executable,
    "-c",
    """
import signal
from posecoach.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
main()
""",
)
"""The same, though a shell runs the tests in its background or under nohup, where signals are not heard."""
CAMERA = """
import itertools
from posecoach.app.live import session as live
from posecoach.sources.recorded.clip import ClipSource
from tests.support.lockstep import Lockstep
live.open_live = lambda source, loop: Lockstep(itertools.islice(ClipSource({clip!r}), 0, None, 3))
"""


def camera_that_shows(clip: Path) -> str:
    """Return what to put before a program so that a clip is all that its camera 0 shows, one picture in three.

    The next picture comes only when it is looked at: nothing is missed on a slow machine. Run it in :data:`ROOT`.
    """
    return CAMERA.format(clip=str(clip))


def posecoach(*arguments: Any, timeout_s: float = 120.0) -> CompletedProcess[str]:
    """Run ``posecoach`` with these arguments in a process of its own and return what it said."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=timeout_s, check=False
    )


def posecoach_here(*arguments: Any) -> CompletedProcess[str]:
    """Do the same in this process; an error that nobody catches is raised rather than printed."""
    words, out, err = ["posecoach", *map(str, arguments)], io.StringIO(), io.StringIO()
    status, at_ctrl_c = 0, signal.getsignal(signal.SIGINT)
    with mock.patch.object(sys, "argv", words), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        finally:
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGINT, at_ctrl_c)
    return CompletedProcess(words, status or 0, out.getvalue(), err.getvalue())
