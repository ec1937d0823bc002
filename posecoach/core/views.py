"""From where the camera sees a person."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """From where the camera sees the person's trunk.

    Bounds on the azimuth (0° = front, 90° = side): front to 25°, front-oblique to 65°, side to 115°, back-oblique
    to 155°, back beyond. Sagittal-plane angles are within 4° of true up to 20° off the side, within 20° at 45° off
    (projection of a plane angle).
    """

    FRONT = "front"
    FRONT_OBLIQUE = "front-oblique"
    SIDE = "side"
    BACK_OBLIQUE = "back-oblique"
    BACK = "back"
    UNKNOWN = "unknown"


ALL_VIEWS = frozenset(View) - {View.UNKNOWN}
SAGITTAL_VIEWS = frozenset({View.SIDE, View.FRONT_OBLIQUE, View.BACK_OBLIQUE})
"""Views from which movement in the sagittal plane shows."""
FORESHORTENED_VIEWS = ALL_VIEWS - SAGITTAL_VIEWS
"""Those from the front and from behind: such movement runs along the line of sight."""


def without_side(view: str) -> str:
    """Return a view as results have it (``side-left``) without the side that is seen: ``side``."""
    return view.removesuffix("-left").removesuffix("-right")
