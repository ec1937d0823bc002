"""How the command line speaks: tables, sentences and progress on a terminal, plain and quiet when piped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from posecoach.cli.streams import LINES, printable

if TYPE_CHECKING:
    # At run time only where there is something to wait for: it takes a while to load.
    from rich.progress import Progress

PIPED_WIDTH = 160
"""Columns of a table that is piped into a file: nothing is cut off."""


class PlainConsole(Console):
    """A console to which a text is text: nothing in it is markup, the name of an emoji, or steers the terminal."""

    def __init__(self, *, stderr: bool = False, width: int | None = None) -> None:
        super().__init__(stderr=stderr, highlight=False, soft_wrap=True, width=width, markup=False, emoji=False)

    def render_str(self, text: str, **options: Any) -> Text:
        """Return the text as it may be shown."""
        return super().render_str(printable(text, LINES), **options)


def _console(*, stderr: bool = False) -> Console:
    found = PlainConsole(stderr=stderr)
    return found if found.is_terminal else PlainConsole(stderr=stderr, width=PIPED_WIDTH)


def bold(text: str) -> Text:
    """Return a text that stands out."""
    return Text(printable(text), style="bold")


def plain_table(*headings: str, right: Container[str] = ()) -> Table:
    """Return a table without lines, to be filled; the columns named in ``right`` are of numbers."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="right" if heading in right else "left")
    return table


console = _console()
"""Results go here."""
messages = _console(stderr=True)
"""Warnings and progress go here."""


def caption(text: str) -> None:
    """Show what the coach says, as text."""
    messages.print(text, markup=False)


def progress_bars() -> Progress:
    """Return a display of bars with names and counts, which is gone when it is closed; for a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=messages, transient=True)


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar while the block runs; called with what is done and, if known, how much there is.

    On anything but a terminal nothing is shown.
    """
    if not messages.is_terminal:
        yield lambda _done, _total: None
        return
    with progress_bars() as bar:
        task = bar.add_task(printable(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
