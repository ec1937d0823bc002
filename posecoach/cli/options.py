"""Options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.results.data_format import DataFormat

Source = Annotated[
    str, typer.Option(help="Camera number, device path, MJPEG or RTSP address, or a clip played in real time.")
]
Headless = Annotated[bool, typer.Option("--headless", help="No window.")]
User = Annotated[str, typer.Option(help="The person whose session it is.")]
EventLogFile = Annotated[Path | None, typer.Option(help="Write the event log here instead of into the profile.")]
RecordFile = Annotated[Path | None, typer.Option(help="Keep the annotated video; otherwise no picture is stored.")]
Mute = Annotated[bool, typer.Option("--mute", help="Captions only.")]
Voice = Annotated[str, typer.Option(help="Part of the name of a voice of this system.")]
ModelFile = Annotated[Path | None, typer.Option(help="A pose landmarker bundle (.task).")]
DataFolder = Annotated[
    Path | None, typer.Option("--data", help="Folder for tables, annotations, landmarks and angles (docs/data.md).")
]
DataFormats = Annotated[
    list[DataFormat] | None,
    typer.Option("--format", help="Which of them, again for each; by default all but parquet, which needs pyarrow."),
]


def clip_of(source: str) -> Path | None:
    """Return the file that a source names; None of a camera."""
    path = Path(source)
    try:
        return path if path.is_file() else None
    except OSError:  # longer than a file's name can be
        return None
