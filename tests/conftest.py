"""What all tests share."""

from __future__ import annotations

import cv2  # noqa: F401  before PyAV, whichever test is collected first: tests/unit/test_import_order.py says why
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")
