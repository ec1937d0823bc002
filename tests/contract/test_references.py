"""What docstrings refer to exists: a name that moved leads no reader astray."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "posecoach"
REFERENCE = re.compile(r":(?:mod|func|class|data|meth):`~?(posecoach\.[\w.]+)`")


def exists(name: str) -> bool:
    """Whether there is a module of this name, or something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def test_every_reference_in_a_docstring_leads_somewhere() -> None:
    texts = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    references = {name for text in texts for name in REFERENCE.findall(text)}
    assert len(references) > 30
    assert {name for name in references if not exists(name)} == set()
