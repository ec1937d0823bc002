"""Which files for other programs there are."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class DataFormat(StrEnum):
    """What to write; ``docs/data.md`` describes the files."""

    CSV = "csv"
    PARQUET = "parquet"
    TRC = "trc"
    MOT = "mot"
    BORIS = "boris"
    ELAN = "elan"


PLAIN_FORMATS = (DataFormat.CSV, DataFormat.TRC, DataFormat.MOT, DataFormat.BORIS, DataFormat.ELAN)
"""All that need no further package."""


def check_formats(formats: Collection[DataFormat]) -> None:
    """Refuse, before the work, formats that need what is not installed.

    Raises
    ------
    PosecoachError
        If one of them does.
    """
    if DataFormat.PARQUET in formats:
        from posecoach.results.tables.frames import parquet_bytes

        parquet_bytes({})
