"""Distinguish a damaged database from one that cannot be used just now, and report either in words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from posecoach.core.errors import PosecoachError

PRIMARY = 0xFF
"""The part of SQLite's extended codes that names the kind of error (https://www.sqlite.org/rescode.html)."""
CIRCUMSTANCES = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH,
})  # fmt: skip
"""Kinds of error that do not mean that the file is damaged."""
CUT_OFF = frozenset({sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS})
WORDS_OF_CIRCUMSTANCES = ("locked", "busy", "full", "readonly", "unable to open", "disk i/o")


class LaterVersionError(PosecoachError):
    """The database was written by a later version of the program, which can read it."""


class DamagedHistoryError(PosecoachError):
    """The database is damaged, and can be made again from the event logs."""


def is_damage(error: BaseException) -> bool:
    """Whether the file itself is at fault, and not what is around it: other programs, rights, space."""
    if isinstance(error, (LaterVersionError, OSError)):
        return False
    if not isinstance(error, sqlite3.Error):
        return True
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's module itself, as of a text that is not UTF-8
        return not any(words in str(error).lower() for words in WORDS_OF_CIRCUMSTANCES)
    return code in CUT_OFF or code & PRIMARY not in CIRCUMSTANCES


@contextlib.contextmanager
def errors_reported(path: Path) -> Iterator[None]:
    """Turn what the database raises into sentences."""
    try:
        yield
    except LaterVersionError:
        raise
    except OSError as error:
        raise PosecoachError(
            f"The history {path} cannot be used ({error.strerror}). "
            "Set POSECOACH_DATA to a folder that may be written to."
        ) from error
    except (sqlite3.Error, PosecoachError, ValueError, TypeError, OverflowError, RecursionError) as error:
        if is_damage(error):
            raise DamagedHistoryError(
                f"The history {path} is damaged ({error}). Run `posecoach history --rebuild`: "
                "it makes the history again from the event logs."
            ) from error
        if "locked" in str(error) or "busy" in str(error):
            raise PosecoachError(f"The history {path} is in use by another program. Close it and try again.") from error
        raise PosecoachError(
            f"The history {path} cannot be used ({error}). Is there space, and may it be written to?"
        ) from error
