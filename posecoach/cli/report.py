"""``posecoach report``: a page about a clip or a session, from what was kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.cli.console import console, messages
from posecoach.core.errors import PosecoachError


def report_command(
    source: Annotated[Path, typer.Argument(help="A result file (.json) or an event log (.jsonl).")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write the page; by default beside the file.")
    ] = None,
    clip: Annotated[Path | None, typer.Option(help="The clip, for pictures of the best and worst repetition.")] = None,
    with_video: Annotated[bool, typer.Option("--with-video", help="Show the clip in the page.")] = False,
) -> None:
    """Write a report as one page that opens no connection."""
    from posecoach.app.batch.clips import SUFFIXES
    from posecoach.app.command_files import check_command
    from posecoach.app.documents.report import check_replaced, report_of_file, video_beside
    from posecoach.system.named_files import PAGE_ENDINGS, check_ending

    if source.suffix.lower() in SUFFIXES:
        raise PosecoachError(f"{source} is a clip: posecoach analyze {source} --report FILE.html makes its report.")
    beside = source.with_suffix(".html") if source.name else Path("report.html")  # the root folder has no name
    target = beside if output is None else output
    outputs: dict[str, Path | None] = {"the report": target}
    if with_video and clip is not None and target.name:
        outputs["the video of the report"] = video_beside(target, clip.suffix)
    check_command(outputs, {"the file it is made from": source, "the clip": clip})
    check_ending("The report", target, PAGE_ENDINGS)
    if output is None:
        check_replaced(target, source, clip=clip, with_video=with_video)
    if doubt := report_of_file(source, target, clip=clip, with_video=with_video):
        messages.print(doubt, style="yellow")
    console.print(f"report: {target}", markup=False)
