"""The command line: one file per command."""

from __future__ import annotations

import errno
import os
import sys

from posecoach.core.errors import PosecoachError
from posecoach.core.interrupts import INTERRUPTS

USER_ERROR = 2
"""Exit status for what the user can mend."""
INTERRUPTED = 130
OUTPUT_ERRORS = frozenset({errno.ENOSPC, errno.EIO, errno.EBADF, errno.EPIPE, errno.EINVAL, errno.EFBIG})
"""What standard output may answer: its disk is full, its terminal closed, its reader gone."""


def main() -> None:
    """Run the command line; errors a user can mend are one sentence and exit status 2, without a traceback."""
    from posecoach.cli.streams import abandon_outputs, flush, open_streams, say

    open_streams()
    from posecoach.cli.app import app

    try:
        try:
            with INTERRUPTS.heeded(to_the_end=True):
                _check_folder()
                app()
        finally:
            flush()
    except PosecoachError as error:
        say(f"posecoach: {error}")
        sys.exit(USER_ERROR)
    except KeyboardInterrupt:
        say("posecoach: interrupted")
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.filename is not None or error.errno not in OUTPUT_ERRORS:
            raise
        abandon_outputs()
        say(f"posecoach: the output cannot be written ({error.strerror}).")
        sys.exit(USER_ERROR)


def _check_folder() -> None:
    """Refuse a current folder that has been removed: every path that is given would be looked for in it."""
    try:
        os.getcwd()  # noqa: PTH109  pathlib, which it would need, takes a while to load
    except OSError as error:
        raise PosecoachError(f"The current folder is gone or closed ({error.strerror}). Go to another one.") from error
