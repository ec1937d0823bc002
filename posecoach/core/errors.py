"""Errors that a user can cause and can mend."""

from __future__ import annotations


class PosecoachError(Exception):
    """Something the user can mend.

    The message says what was expected, what came instead, and what to do. The command line prints it
    without a traceback and exits with status 2. Anything else that is raised is a bug.
    """
