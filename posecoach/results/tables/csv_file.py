"""Tables as CSV that a spreadsheet may open, where no cell is a formula, and a terminal show, which no cell steers."""

from __future__ import annotations

import csv
import io
import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs what begins so (OWASP, CSV injection); an apostrophe before it makes it text."""
CONTROL = "Cc"
"""Unicode's category of signs that move a terminal's cursor or begin its commands; a file's name may have them."""


def csv_cell(value: Any) -> str:
    r"""Return a value as a cell: what is missing is empty, and text neither begins as a formula nor steers a terminal.

    Control signs but tab and line feed are written as escapes: the sign ESC as ``\x1b``.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 6):.12g}" if math.isfinite(value) else ""
    if isinstance(value, (bool, int)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = str(value)
    shown = shown_text(text)
    return f"'{shown}" if text.startswith(FORMULA_STARTS) else shown


def shown_text(text: str) -> str:
    """Return a text with its control signs but tab and line feed as escapes; neither a terminal nor XML takes them."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(sign: str) -> str:
    return repr(sign)[1:-1] if unicodedata.category(sign) == CONTROL and sign not in "\t\n" else sign


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV, UTF-8 to be, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([csv_cell(heading) for heading in headings])
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue()
