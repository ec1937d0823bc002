"""Tables as CSV that a spreadsheet may open: no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs what begins so (OWASP, CSV injection); an apostrophe before it makes it text."""


def csv_cell(value: Any) -> str:
    """Return a value as a cell: what is missing is empty, and text never begins as a formula does."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 6):.12g}" if math.isfinite(value) else ""
    if isinstance(value, (bool, int)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV, UTF-8 to be, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([csv_cell(heading) for heading in headings])
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue()
