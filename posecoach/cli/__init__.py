"""The command line: one file per command."""

from __future__ import annotations

import sys

from posecoach.core.errors import PosecoachError
from posecoach.core.interrupts import INTERRUPTS

USER_ERROR = 2
"""Exit status for what the user can mend."""
INTERRUPTED = 130


def main() -> None:
    """Run the command line; errors a user can mend are one sentence and exit status 2, without a traceback."""
    from posecoach.cli.app import app

    try:
        with INTERRUPTS.heeded(to_the_end=True):
            app()
    except PosecoachError as error:
        sys.stderr.write(f"posecoach: {error}\n")
        sys.exit(USER_ERROR)
    except KeyboardInterrupt:
        sys.stderr.write("posecoach: interrupted\n")
        sys.exit(INTERRUPTED)
