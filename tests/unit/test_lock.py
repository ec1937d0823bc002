"""What set-up installs is locked: every requirement, with the SHA-256 of its files, from no host in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_everything_that_is_required_is_locked_with_hashes(kind: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(project["optional-dependencies"]["dev"] if kind == "dev" else [])]
    text = (ROOT / f"requirements-{kind}.lock").read_text()
    blocks = re.split(r"\n(?=\S)", text)
    locked = {name_of(block): block for block in blocks if "==" in block}
    assert [r for r in wanted if name_of(r) not in locked] == []
    assert [name for name, block in locked.items() if "--hash=sha256:" not in block] == []
    assert "://" not in text
