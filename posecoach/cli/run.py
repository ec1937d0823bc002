"""A run of the command line: what becomes of errors, of Ctrl-C, and of outputs that nobody reads any more."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable

USER_ERROR = 2
"""Exit status for what the user can mend."""
INTERRUPTED = 130
READER_GONE = 141
"""What a shell shows of a program that the signal of a broken pipe has ended (128 + 13), so of most tools."""
OUTPUT_ERRORS = frozenset({errno.ENOSPC, errno.EIO, errno.EBADF, errno.EINVAL, errno.EFBIG})
"""What standard output may answer: its disk is full, its terminal closed."""


def run() -> None:
    """Run what was typed; errors a user can mend are one sentence and exit status 2, without a traceback."""
    _end_quietly()
    # Imported now: Ctrl-C while they are loaded would be a traceback, or be lost in a library.
    from posecoach.cli.streams import ReaderGoneError, abandon_outputs, flush, open_streams, say

    open_streams()
    from posecoach.cli.app import app
    from posecoach.core.errors import PosecoachError
    from posecoach.system.interrupts import INTERRUPTS

    try:
        try:
            with INTERRUPTS.heeded(to_the_end=True):
                _check_folder()
                _typed(app)
        finally:
            flush()
    except PosecoachError as error:
        say(f"posecoach: {error}")
        sys.exit(USER_ERROR)
    except KeyboardInterrupt:
        say("posecoach: interrupted")
        sys.exit(INTERRUPTED)
    except ReaderGoneError:
        abandon_outputs()
        sys.exit(READER_GONE)
    except OSError as error:
        said = _said(error)
        if not said:
            raise
        abandon_outputs()
        say(f"posecoach: {said}")
        sys.exit(USER_ERROR)


def _typed(app: Callable[[], object]) -> None:
    """Run the command that was typed; Typer makes an exit status of Ctrl-C, and says nothing of it.

    After a usage error it is said what was probably meant, where that is known.
    """
    try:
        app()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        if ended.code == USER_ERROR:
            from posecoach.cli.streams import say
            from posecoach.cli.usage import usage_hint

            if meant := usage_hint(sys.argv[1:]):
                say(meant)
        raise


def _end_quietly() -> None:
    """Let the system end the process at Ctrl-C, as long as nothing has begun and once all is done."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        except ValueError:
            return  # not the main thread: signals are somebody else's matter


def _said(error: OSError) -> str:
    """Return what to say of a file, folder or output that the system does not let be used; empty: it is a bug."""
    if error.filename is not None:
        return (
            f"{error.filename} cannot be used ({error.strerror}). Check that it may be read and written, and is there."
        )
    if "temporary directory" in str(error.strerror):  # as Python's module tempfile puts it
        return "There is no folder for temporary files. Set TMPDIR to a folder that may be written to."
    return f"the output cannot be written ({error.strerror})." if error.errno in OUTPUT_ERRORS else ""


def _check_folder() -> None:
    """Refuse a current folder that has been removed: every path that is given would be looked for in it."""
    from posecoach.core.errors import PosecoachError

    try:
        os.getcwd()  # noqa: PTH109  pathlib, which it would need, takes a while to load
    except OSError as error:
        raise PosecoachError(f"The current folder is gone or closed ({error.strerror}). Go to another one.") from error
