"""One picture of a clip, small and with the skeleton, as a report shows it."""

from __future__ import annotations

from collections.abc import Set

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.core.pose import Pose
from posecoach.screen.drawing.skeleton import draw_skeleton
from posecoach.screen.drawing.style import unit_px

HEIGHT_MOST_PX, WIDTH_MOST_PX = 480, 480
QUALITY = 82
"""As JPEG counts it, 0 to 100: 30 to 60 kB a picture."""


def key_picture(image: Image, pose: Pose | None, faults: Set[int] = frozenset()) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as JPEG, and its width and height in pixels.

    Parameters
    ----------
    image
        ``uint8`` (height, width, 3), BGR; left as it is.
    pose
        Drawn into it; None or nobody: nothing is drawn.
    faults
        Landmarks at fault.
    """
    height_px, width_px = image.shape[:2]
    scale = min(1.0, HEIGHT_MOST_PX / height_px, WIDTH_MOST_PX / width_px)
    size_px = (max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    canvas = np.ascontiguousarray(cv2.resize(image, size_px, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if pose is not None and pose.found:
        draw_skeleton(canvas, pose.xy_px * scale, pose.visibility, faults, unit_px(*size_px))
    _, jpeg = cv2.imencode(".jpg", canvas, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return bytes(jpeg), size_px
