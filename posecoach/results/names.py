"""Names of views and units as people read them."""

from __future__ import annotations

from posecoach.core.skeleton import SIDES
from posecoach.core.views import without_side

_VIEWS = {
    "front": "the front",
    "front-oblique": "obliquely in front",
    "side": "the side",
    "back-oblique": "obliquely behind",
    "back": "behind",
}
_UNITS = {"deg": "degrees", "ratio": "share"}


def view_words(view: str, *, with_side: bool = True) -> str:
    """Return from where somebody is seen, as ``the side (left)``; empty where it is not known."""
    words = _VIEWS.get(without_side(view), "")
    side = view.rpartition("-")[2]
    return f"{words} ({side})" if words and with_side and side in SIDES else words


def signal_words(signal: str) -> str:
    """Return the name of a signal as people read it: without its unit, and without the side."""
    without_unit = signal.rpartition("_")[0] or signal
    return " ".join(part for part in without_unit.replace(":", "_").split("_") if part not in SIDES)


def unit_words(unit: str) -> str:
    """Return the name of a unit, as ``degrees``; one without another name is its own."""
    return _UNITS.get(unit, unit)
