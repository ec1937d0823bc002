"""What starting another program needs on one system or the other."""

from __future__ import annotations

import subprocess

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Flag with which a program of the command line opens no window of its own on Windows; nothing elsewhere."""
