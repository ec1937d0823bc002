"""How the command line speaks: tables, sentences and progress on a terminal, plain and quiet when piped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

console = Console(highlight=False, soft_wrap=True)
"""Results go here."""
messages = Console(stderr=True, highlight=False, soft_wrap=True)
"""Warnings and progress go here."""


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar while the block runs; called with what is done and, if known, how much there is.

    On anything but a terminal nothing is shown.
    """
    if not messages.is_terminal:
        yield lambda done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
