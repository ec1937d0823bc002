"""The page without a server: requests go to the application itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posecoach.page.house import House
from posecoach.page.serve import PageOptions, open_house
from posecoach.page.server import page_of
from tests.support.open_page import no_check
from tests.support.simulated_session import SimulatedRun

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    with ExitStack() as stack:
        made = open_house(PageOptions(share=True), PORT, stack)
        made.look = no_check
        made.sessions = type(made.sessions)(made.room, "poses", None, SimulatedRun())
        yield made


@pytest.fixture
def stranger(house: House) -> TestClient:
    """A browser without the code."""
    return TestClient(page_of(house), base_url=ADDRESS, follow_redirects=False, headers={"Origin": ADDRESS})


@pytest.fixture
def browser(house: House) -> TestClient:
    """A browser that brought the code."""
    made = TestClient(page_of(house), base_url=ADDRESS, follow_redirects=False, headers={"Origin": ADDRESS})
    assert made.post("/join", data={"code": house.access.code}).status_code == 303
    return made


@pytest.fixture
def anna(house: House) -> House:
    """Somebody who has been here before."""
    house.take_turn("anna")
    house.files.profile.make_folder()
    return house
