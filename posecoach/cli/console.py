"""How the command line speaks: tables, sentences and progress on a terminal, plain and quiet when piped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console

PIPED_WIDTH = 160
"""Columns of a table that is piped into a file: nothing is cut off."""


def _console(*, stderr: bool = False) -> Console:
    found = Console(stderr=stderr, highlight=False, soft_wrap=True)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, soft_wrap=True, width=PIPED_WIDTH)


console = _console()
"""Results go here."""
messages = _console(stderr=True)
"""Warnings and progress go here."""


def caption(text: str) -> None:
    """Show what the coach says, as text."""
    messages.print(text, markup=False)


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar while the block runs; called with what is done and, if known, how much there is.

    On anything but a terminal nothing is shown.
    """
    if not messages.is_terminal:
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
