"""What set-up installs is locked: every requirement, with the SHA-256 of its files, from no host in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def blocks(kind: str) -> list[str]:
    """Return what is locked: of each release a line with its version, and the lines of its hashes."""
    return re.split(r"\n(?=\S)", (ROOT / f"requirements-{kind}.lock").read_text())


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_everything_that_is_required_is_locked_with_hashes(kind: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(project["optional-dependencies"]["dev"] if kind == "dev" else [])]
    names = {name_of(block) for block in blocks(kind)}
    assert [r for r in wanted if name_of(r) not in names] == []


@pytest.mark.parametrize("kind", ["run", "dev", "macos"])
def test_every_release_has_hashes_and_no_address(kind: str) -> None:
    assert [block for block in blocks(kind) if "--hash=sha256:" not in block or "://" in block] == []


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_no_condition_asks_for_the_release_of_the_system(kind: str) -> None:
    """Where that is no version number, as of most Linux kernels, pip 24.1 to 25.3 installs nothing at all."""
    assert [block for block in blocks(kind) if re.search("platform_(release|version)", block)] == []


def test_what_is_locked_for_macos_is_for_macos_alone() -> None:
    assert [block for block in blocks("macos") if "sys_platform == 'darwin'" not in block] == []
