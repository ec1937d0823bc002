"""The page without a server: requests go to the application itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posecoach.page.application import create_application
from posecoach.page.context import PageContext
from posecoach.page.serve import PageOptions, create_context
from tests.support.open_page import no_camera_check
from tests.support.simulated_session import SimulatedRun

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PageContext]:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    with ExitStack() as stack:
        made = create_context(PageOptions(share=True), PORT, stack)
        made.camera_check = no_camera_check
        made.launcher = type(made.launcher)(made.runner, "poses", None, SimulatedRun())
        yield made


@pytest.fixture
def stranger(context: PageContext) -> TestClient:
    """A browser without the code."""
    return TestClient(
        create_application(context), base_url=ADDRESS, follow_redirects=False, headers={"Origin": ADDRESS}
    )


@pytest.fixture
def browser(context: PageContext) -> TestClient:
    """A browser that brought the code."""
    made = TestClient(
        create_application(context), base_url=ADDRESS, follow_redirects=False, headers={"Origin": ADDRESS}
    )
    assert made.post("/join", data={"code": context.access.code}).status_code == 303
    return made


@pytest.fixture
def anna(context: PageContext) -> PageContext:
    """Somebody who has been here before."""
    context.switch_person("anna")
    context.files.profile.make_folder()
    return context
