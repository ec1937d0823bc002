"""Columns as a data frame. The libraries are large and not everybody's, so they are loaded only here and when asked."""

from __future__ import annotations

import importlib
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.results.tables.columns import Columns, kind_of

LIBRARIES = ("pandas", "polars")


def data_frame(columns: Columns, library: str = "pandas") -> Any:
    """Return the columns as a data frame.

    Raises
    ------
    PosecoachError
        If there is no such library, or it is not installed.
    """
    if library not in LIBRARIES:
        raise PosecoachError(f"Data frames come from {' or '.join(LIBRARIES)}, not from {library!r}.")
    module = _loaded(library, f"A data frame of {library}")
    # One row more says what the values of each column are, which none of them may show.
    return module.DataFrame({name: [*values, kind_of(name)()] for name, values in columns.items()})[:-1]


def parquet_bytes(columns: Columns) -> bytes:
    """Return the columns as a Parquet file.

    Raises
    ------
    PosecoachError
        If pyarrow is not installed.
    """
    arrow, parquet = _loaded("pyarrow", "Parquet"), _loaded("pyarrow.parquet", "Parquet")
    out = arrow.BufferOutputStream()
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_(), float: arrow.float64()}
    table = arrow.table({name: arrow.array(values, types[kind_of(name)]) for name, values in columns.items()})
    parquet.write_table(table, out, compression="zstd")
    content: bytes = out.getvalue().to_pybytes()
    return content


def _loaded(module: str, what: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise PosecoachError(
            f"{what} needs {module.partition('.')[0]}, which is not installed: pip install 'posecoach[data]'."
        ) from error
