"""How a learned table of an exercise is written: a clue a row, its numbers in columns, its words below them."""

from __future__ import annotations

import json

from posecoach.core.evidence import Clue, EvidenceTable

NUMBERS = ("centre", "scale", "below", "above", "unseen")
NUMBER_WIDTH = 8
"""Room for three digits, a point and a sign, so that numbers learned anew stay in their columns."""
HEAD = '''"""{docstring}"""

from __future__ import annotations

from posecoach.core.evidence import Clue, EvidenceTable

# fmt: off
{name} = EvidenceTable(
    prior={table.prior},
{caution}    clues=(
        # {columns}
'''
FOOT = """    ),
)
"""


def table_source(name: str, docstring: str, table: EvidenceTable) -> str:
    """Return the source of a module that holds the table under this name."""
    words = any(clue.low_words or clue.high_words for clue in table.clues)
    numbers = NUMBERS if words or any(clue.unseen for clue in table.clues) else NUMBERS[:-1]
    width = max(len(_quoted(clue.measure)) for clue in table.clues) + 1
    columns = "measure".ljust(len("Clue(") - 2 + width) + " ".join(n.rjust(NUMBER_WIDTH) for n in numbers)
    caution = f"    caution={table.caution},\n" if table.caution else ""
    head = HEAD.format(docstring=docstring, name=name, table=table, caution=caution, columns=columns)
    return head + "".join(f"        {_row(clue, width, numbers)},\n" for clue in table.clues) + FOOT


def _row(clue: Clue, width: int, numbers: tuple[str, ...]) -> str:
    measure, low, high = (_quoted(t) for t in (clue.measure, clue.low_words, clue.high_words))
    row = f"Clue({measure + ',':{width}}" + ",".join(f"{getattr(clue, n):{NUMBER_WIDTH}}" for n in numbers)
    return f"{row},\n            {low}, {high})" if clue.low_words or clue.high_words else f"{row})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
