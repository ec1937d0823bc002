"""Colours and sizes of the picture, each with its reason.

Sizes are parts of the *unit*: the height of the picture, or in portrait a little more than its width. On a laptop of
13 inches the picture is 165 mm high, and the person is 2 to 3 m away. Normal eyes resolve letters of 5 minutes of arc
(4.4 mm at 3 m); comfortable reading takes three times that (ISO 9241-303: 20 to 22 minutes, at least 16).
"""

from __future__ import annotations

Colour = tuple[int, int, int]
"""Blue, green, red, 0..255."""

# Okabe and Ito (2008), "Color Universal Design": distinct with every kind of colour vision.
SKY_BLUE: Colour = (233, 180, 86)
VERMILLION: Colour = (0, 94, 213)
YELLOW: Colour = (66, 228, 240)
WHITE: Colour = (255, 255, 255)
INK: Colour = (20, 20, 20)
"""Outlines and bars: dark, so that white is readable before a white wall, too."""
SLOT: Colour = (64, 64, 64)
"""The empty part of a meter: seen on bars and on any picture."""
MUTED: Colour = (170, 170, 170)
"""What is there but not needed now; light enough for a contrast of 8 to 1 on :data:`INK`."""

BODY = SKY_BLUE
FAULT = VERMILLION
"""Also thicker and ringed: colour is never the only sign."""
COUNT_COLOUR = WHITE
"""The count is read from afar: nothing contrasts more with its dark outline, whatever the picture behind it."""
REACHED = YELLOW
"""The lightest colour of the palette, for what went well: seen from afar as brightness."""

PORTRAIT_UNIT_RATIO = 1.1
"""Unit of a tall picture, of its width."""
COUNT = 0.34
"""Digits 48 minutes of arc high at 3 m: read at a glance, and by people without their glasses."""
BIG = 0.5
"""The countdown, alone on the screen."""
HEADLINE = 0.105
"""Cues and advice: letters of 15 minutes of arc at 3 m, 22 at 2 m."""
SECOND = 0.075
"""What is looked at between repetitions: 16 minutes of arc at 2 m."""
HAND_TOP_TALL = 0.55
"""Below count, target and tempo."""
MESSAGE_LINES = 6
"""A sentence of the guide beside the demonstration stays legible by taking more lines rather than small letters."""
LABEL = 0.05
"""What is read at rest, near the screen."""
DEBUG = 0.03
"""For the developer at the keyboard."""
DEBUG_BOTTOM = 0.31
"""Above two lines of text."""
MARGIN = 0.03
FRAME = 0.02
"""Of a warning: seen from the corner of the eye."""
OUTLINE = 0.07
"""Outline of letters, of their size."""
DIM = 0.4
"""Brightness of the picture behind a message: the person still sees where they are."""

BAND = 0.35
"""Brightness of the picture behind a line of text."""
METER_WIDTH = 0.075
METER_TOP = 0.15
METER_HEIGHT = 0.5
"""Ends above two lines of text."""
PIP_HEIGHT = 0.42
"""The demonstration, shown until the person is in position: its figure is then some 50 mm large."""
BONE = 0.012
FAULT_BONE = 0.024
ICON = 0.3


def unit_px(width_px: int, height_px: int) -> float:
    """Return the length in pixels that all sizes are parts of."""
    return min(float(height_px), PORTRAIT_UNIT_RATIO * width_px)
