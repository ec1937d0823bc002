"""Options that several commands share, each said once; those of sessions are in ``session_options``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.results.exports.data_format import DataFormat

ModelFile = Annotated[Path | None, typer.Option(help="A pose landmarker bundle (.task).")]
DataFolder = Annotated[
    Path | None, typer.Option("--data", help="Folder for tables, annotations, landmarks and angles (docs/data.md).")
]
DataFormats = Annotated[
    list[DataFormat] | None,
    typer.Option("--format", help="Which to write; repeat for several. Default: all but parquet, which needs pyarrow."),
]
BatchFormats = Annotated[
    list[DataFormat] | None,
    typer.Option(
        "--format", help="Write tables or annotations of each clip (docs/data.md); repeat for several. Default: none."
    ),
]
