"""The border where text leaves for a terminal or a file: encodings, streams that are closed or full, steering signs.

Names and paths come from files and clips. Whatever is in them, a terminal gets nothing that would steer it, and an
output that has fewer letters than Unicode gets the nearest of those it has.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO, cast

NEAREST = {
    "●": "#", "○": "o", "◐": "o", "↑": "^", "↓": "v", "→": "->", "←": "<-", "–": "-", "—": "-", "−": "-", "×": "x",
    "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"', "≥": ">=", "≤": "<=", "°": " deg", "·": "-",
    "✓": "ok", "✗": "x",
}  # fmt: skip
"""Signs of ours that not every encoding has."""
ERRORS = "posecoach_nearest"
LINES = "\n\t"
"""What our own sentences and tables may have."""
STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode that move the cursor, turn the direction of writing, or are no characters at all."""
JOINERS = frozenset("‌‍")
"""Signs of category Cf without which words of some languages and many pictures fall apart."""
OUTPUTS = (0, 1, 2)


class ReaderGoneError(OSError):
    """Whoever read an output through a pipe has gone: ``| head`` has its lines, a pager was left.

    It has no ``errno``: libraries make exit status 1, that of a bug, of the system's own error.
    """


class Outlet:
    """A standard output or error that says by :class:`ReaderGoneError` that nobody reads it any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; return how many characters that were."""
        with _told():
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what waits to be written."""
        with _told():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError(str(error)) from error


def printable(text: str, kept: str = "") -> str:
    """Return a text in which signs that would steer a terminal are shown instead of sent, but for those ``kept``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in kept or _is_shown(c) else repr(c)[1:-1] for c in text)


def _is_shown(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) not in STEERING


def open_streams() -> None:
    """Make standard input, output and error usable, whatever the program was started with.

    A descriptor that is closed is led nowhere; else the next file that is opened would take its place, and messages
    would be written into it.
    """
    for descriptor in OUTPUTS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  for as long as we run
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  for as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ERRORS)
            setattr(sys, name, cast("TextIO", Outlet(stream)))


def flush() -> None:
    """Write what waits to be written.

    Raises
    ------
    OSError
        If it cannot be.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            stream.flush()


def abandon_outputs() -> None:
    """Lead outputs that cannot be written nowhere, so that the end of the program does not try again."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            try:
                stream.flush()
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
                stream.flush()


def say(text: str) -> None:
    """Write a line to standard error, if there is any."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{printable(text, LINES)}\n")
        sys.stderr.flush()


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = "".join(NEAREST.get(sign, "?") for sign in error.object[error.start : error.end])
    return text, error.end


codecs.register_error(ERRORS, _nearest)
