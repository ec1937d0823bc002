"""Findings as a table for the terminal, and what follows from them in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from posecoach.doctor.check import Check, Need


def healthy(checks: Sequence[Check]) -> bool:
    """Return whether a clip can be analysed: what only live coaching needs may be missing."""
    return all(check.ok for check in checks if check.needed_for is Need.EVERYTHING)


def mark(check: Check) -> str:
    """Return ``ok``, ``missing`` (nothing works) or ``absent`` (something does not work)."""
    if check.ok:
        return "ok"
    return "missing" if check.needed_for is Need.EVERYTHING else "absent"


def as_table(checks: Sequence[Check]) -> Table:
    """Return the findings as a table, with the command that mends each."""
    colours = {"ok": "green", "missing": "bold red", "absent": "yellow"}
    table = Table(box=None, pad_edge=False)
    for title in ("", "check", "found", "to mend it"):
        table.add_column(title, overflow="fold")
    for check in checks:
        word = mark(check)
        cells = (Text(word, colours[word]), check.name, Text(_found(check)), Text(check.mend))
        table.add_row(*cells)
    return table


def conclusion(checks: Sequence[Check]) -> str:
    """Return in a sentence or two whether clips can be analysed, and what else is not possible yet."""
    if not healthy(checks):
        return "Clips cannot be analysed here until what is missing is mended."
    absent = dict.fromkeys(check.needed_for.value for check in checks if not check.ok)
    return "Clips can be analysed here." + (f" Not yet possible: {', '.join(absent)}." if absent else "")


def _found(check: Check) -> str:
    if check.ok or check.needed_for is Need.EVERYTHING:
        return check.found
    return f"{check.found} (only needed for {check.needed_for.value})"
