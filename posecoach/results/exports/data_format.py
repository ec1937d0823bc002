"""Which files for other programs there are."""

from __future__ import annotations

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
