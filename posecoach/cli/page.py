"""``posecoach app``: the coach as a page in the browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console
from posecoach.cli.options import ModelFile

if TYPE_CHECKING:
    from posecoach.page.serve import PageOptions


def app_command(
    share: Annotated[
        bool, typer.Option("--share", help="Let in phones and televisions of the network that have a code.")
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page; another one if it is taken.")] = 8765,
    source: Annotated[
        str, typer.Option(help="Use this source in place of the camera of the settings, as with `posecoach live`.")
    ] = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open this machine's browser.")] = True,
    model: ModelFile = None,
) -> None:
    """Open the coach as a page of this machine in the browser: sessions, history, clips, settings.

    Nothing outside this machine can reach it, unless --share lets in devices of the network that have the code.
    """
    from posecoach.page.serve import PageOptions

    open_page(PageOptions(share, port, source, model, browser))


def open_page(options: PageOptions | None = None) -> None:
    """Open the page, by default without sharing it."""
    from posecoach.page.serve import PageOptions, serve

    serve(PageOptions() if options is None else options, lambda line: console.print(line, markup=False))


def on_a_desktop(platform: str = sys.platform, environment: Mapping[str, str] | None = None) -> bool:
    """Whether somebody sits at a desktop, where `posecoach` alone opens the page."""
    values = os.environ if environment is None else environment
    return not platform.startswith("linux") or any(values.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
