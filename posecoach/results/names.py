"""Names of faults and views as people read them."""

from __future__ import annotations

from posecoach.core.views import without_side

_VIEWS = {
    "front": "the front",
    "front-oblique": "obliquely in front",
    "side": "the side",
    "back-oblique": "obliquely behind",
    "back": "behind",
}
_FAULTS = {
    "asymmetry": "uneven arms",
    "collapse": "chest sinks",
    "elbow-flare": "elbows far out",
    "hands-place": "hands out of place",
    "head-only": "only the head moves",
    "head-poke": "head pushed forward",
    "hips-lift": "hips lift off",
    "hips-slide": "hips slide",
    "knees-place": "knees out of place",
    "low-back-arch": "arched low back",
    "lumbar-extension": "bend in the low back",
    "moving": "left the spot",
    "neck-cranked": "neck bent back",
    "neck-only": "only the neck moves",
    "no-retraction": "missing squeeze",
    "over-pull": "pulled too far",
    "partial-pull": "short pull",
    "partial-return": "short return",
    "turned-away": "turned away",
}
"""Where the id is a word of the trade, or reads as the opposite after "not judged"."""
_SIDES = ("left", "right")


def fault_name(id: str) -> str:
    """Return the name of a fault as a person reads it."""
    return _FAULTS.get(id, id.replace("-", " "))


def view_words(view: str, *, with_side: bool = True) -> str:
    """Return from where somebody is seen, as ``the side (left)``; empty where it is not known."""
    words = _VIEWS.get(without_side(view), "")
    side = view.rpartition("-")[2]
    return f"{words} ({side})" if words and with_side and side in _SIDES else words
