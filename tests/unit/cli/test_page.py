from __future__ import annotations

import pytest
from typer.testing import CliRunner

from posecoach.cli import page
from posecoach.cli.app import app
from posecoach.page import serve


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[serve.PageOptions]:
    found: list[serve.PageOptions] = []
    monkeypatch.setattr(serve, "serve", lambda options, say: found.append(options))
    return found


def test_on_a_desktop_posecoach_alone_opens_the_page(
    opened: list[serve.PageOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "on_a_desktop", lambda: True)
    assert CliRunner().invoke(app, []).exit_code == 0
    assert opened == [serve.PageOptions()]
    assert not opened[0].share


def test_without_a_desktop_posecoach_alone_shows_the_help(
    opened: list[serve.PageOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "on_a_desktop", lambda: False)
    answer = CliRunner().invoke(app, [])
    assert answer.exit_code == 2
    assert "Usage" in answer.output
    assert opened == []


def test_what_is_asked_for_reaches_the_page(opened: list[serve.PageOptions]) -> None:
    CliRunner().invoke(app, ["app", "--share", "--port", "9000", "--source", "a.mp4", "--no-browser"])
    assert opened == [serve.PageOptions(share=True, port=9000, source="a.mp4", browser=False)]


@pytest.mark.parametrize(
    ("platform", "environment", "desktop"),
    [("linux", {}, False), ("linux", {"DISPLAY": ":0"}, True), ("linux", {"WAYLAND_DISPLAY": "w"}, True),
     ("darwin", {}, True), ("win32", {}, True)],
)  # fmt: skip
def test_a_desktop_is_known_by_its_display(platform: str, environment: dict[str, str], desktop: bool) -> None:
    assert page.on_a_desktop(platform, environment) is desktop
