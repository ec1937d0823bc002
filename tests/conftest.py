"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Generator

import cv2  # noqa: F401  before PyAV, whichever test is collected first: tests/unit/test_import_order.py says why
import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage among what tests make, not among libraries and thousands of collected tests, which stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
