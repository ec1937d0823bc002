"""``python -m posecoach`` is the command ``posecoach``."""

from __future__ import annotations

from posecoach.cli import main

main()
