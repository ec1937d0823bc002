"""Give memory back to the system that a closed model leaves behind."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from typing import Any


@functools.cache
def _trim() -> Callable[[int], Any] | None:
    """Return glibc's ``malloc_trim``; other C libraries have none, and keep less."""
    try:
        return getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):  # Windows has no library without a name
        return None


def give_back() -> None:
    """Return freed memory of all threads to the system; does nothing where the C library does so by itself.

    Each model runs on threads of its own, and glibc keeps for every thread what was freed there.
    """
    trim = _trim()
    if trim is not None:
        trim(0)
