"""What tests of the page share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.support.browser import browser


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with nothing stored."""
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))


@pytest.fixture
def driver() -> Iterator[Chrome]:
    """Open a browser."""
    with browser() as opened:
        yield opened
