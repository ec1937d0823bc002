"""The command line: one file per command; :mod:`posecoach.cli.run` is what they have in common."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from posecoach.cli.run import run

    run()
