"""Options for files for other programs, which `posecoach analyze` and `posecoach batch` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.results.data_format import DataFormat

DataFolder = Annotated[
    Path | None, typer.Option("--data", help="Folder for tables, annotations, landmarks and angles (docs/data.md).")
]
DataFormats = Annotated[
    list[DataFormat] | None,
    typer.Option("--format", help="Which of them, again for each; by default all but parquet, which needs pyarrow."),
]
