"""The picture that the person sees: the mirrored camera, and on it what the coach counts and says.

Pure: a picture and a state go in, a picture comes out. Text and arrows are drawn after mirroring. Little is shown at
a time, and that little is large, because it is read from two to three metres by somebody who is moving.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.screen.drawing import style
from posecoach.screen.drawing.gauges import darken, draw_bars, draw_meter, draw_ring
from posecoach.screen.drawing.icons import Icon, icon_sprite
from posecoach.screen.drawing.skeleton import Placement, draw_skeleton
from posecoach.screen.drawing.state import CueKind, HudCount, HudMessage, HudMeter, HudState, HudTimer
from posecoach.screen.drawing.text import BOLD, LINE_RATIO, REGULAR, paste, text_sprite, wrapped

_CUE_COLOURS = {
    CueKind.INFO: style.WHITE,
    CueKind.FORM: style.WHITE,
    CueKind.PRAISE: style.REACHED,
    CueKind.SAFETY: style.WHITE,
}
_CUE_MARKS = {
    CueKind.INFO: style.SKY_BLUE,
    CueKind.FORM: style.FAULT,
    CueKind.PRAISE: style.REACHED,
    CueKind.SAFETY: style.FAULT,
}


def draw_hud(image: Image, state: HudState, size_px: tuple[int, int] | None = None) -> Image:
    """Return the picture with everything on it.

    Parameters
    ----------
    image
        ``uint8`` (height, width, 3) BGR, as the camera saw it; not changed.
    state
        What to show.
    size_px
        Width and height of the result, such as the window's; the picture is fitted in with bars. Text is drawn
        at this size, so that it is sharp. None: the size of ``image``.
    """
    canvas, placement = _canvas(image, state.mirrored, size_px)
    pen = _Hud(canvas)
    if state.skeleton is not None:
        places = placement.of(state.skeleton.landmarks_px)
        draw_skeleton(canvas, places, state.skeleton.visibility, state.skeleton.fault_landmarks, pen.unit)
    if state.message is not None or state.countdown is not None:
        darken(canvas, (0, 0, canvas.shape[1], canvas.shape[0]), style.DIM)
    if state.demo is not None:
        pen.demo(state.demo)
    if state.countdown is not None:
        pen.countdown(state.countdown)
    elif state.message is not None:
        pen.message(state.message, state.timer)
        words_only = state.timer is None and state.message.icon is Icon.NONE  # which may need the whole picture
        if state.count is not None and state.demo is None and not words_only:
            pen.count(replace(state.count, tempo=""))
    else:
        pen.exercise(state)
    pen.status(state)
    return canvas


def _canvas(image: Image, mirrored: bool, size_px: tuple[int, int] | None) -> tuple[Image, Placement]:
    height, width = image.shape[:2]
    out_width, out_height = size_px or (width, height)
    scale = min(out_width / width, out_height / height)
    fitted = (max(1, round(width * scale)), max(1, round(height * scale)))
    left, top = (out_width - fitted[0]) // 2, (out_height - fitted[1]) // 2
    shown = cv2.flip(image, 1) if mirrored else image
    if fitted == (out_width, out_height):
        canvas = cv2.resize(shown, fitted) if fitted != (width, height) else shown if mirrored else image.copy()
    else:
        canvas = np.empty((out_height, out_width, 3), np.uint8)
        right, bottom = left + fitted[0], top + fitted[1]
        cv2.resize(shown, fitted, dst=canvas[top:bottom, left:right])
        for bar in (canvas[:top], canvas[bottom:], canvas[:, :left], canvas[:, right:]):
            bar[:] = style.INK
    return np.asarray(canvas, dtype=np.uint8), Placement(scale, left, top, width, mirrored)


class _Hud:
    """Draws the displays on one canvas."""

    def __init__(self, canvas: Image) -> None:
        self.canvas = canvas
        self.height, self.width = canvas.shape[:2]
        self.unit = style.unit_px(self.width, self.height)
        self.margin = round(style.MARGIN * self.unit)
        self.free = (0, 0, self.width, self.height)
        """Where a message has room: left, top, right, bottom."""

    def px(self, ratio: float) -> int:
        """Return a size in pixels."""
        return max(1, round(ratio * self.unit))

    def exercise(self, state: HudState) -> None:
        """Draw what is seen while exercising."""
        if state.timer is not None:
            self.hold(state.timer)
        elif state.count is not None:
            self.count(state.count)
        if state.meter is not None:
            self.meter(state.meter)
        if state.cue is not None:
            self.band(state.cue.text, _CUE_COLOURS[state.cue.kind], _CUE_MARKS[state.cue.kind])
        elif state.phase:
            self.band(state.phase, style.SKY_BLUE, None)

    def count(self, count: HudCount) -> None:
        """Draw the repetitions, top left, and below them what they count towards and the tempo."""
        numeral = text_sprite(str(count.value), self.px(style.COUNT), style.COUNT_COLOUR, tight=True)
        paste(self.canvas, numeral, self.margin, self.margin)
        y = self.margin + numeral.height_px + self.margin // 2
        parts = ((part, style.LABEL) for part in count.tempo.split(", "))
        for text, size in ((count.label, style.SECOND), *parts):
            if text:
                sprite = text_sprite(text, self.px(size))
                paste(self.canvas, sprite, self.margin, y)
                y += sprite.height_px

    def hold(self, timer: HudTimer) -> None:
        """Draw a timer with its ring, top left, where the count is otherwise."""
        radius = self.px(0.2)
        centre = (self.margin + radius + radius // 5, self.margin + radius + radius // 5)
        draw_ring(self.canvas, centre, radius, timer.done_ratio)
        size = self.px(style.COUNT * (0.5 if len(timer.text) <= 2 else 0.36))
        self._centred(timer.text, centre[0], centre[1], size, tight=True)
        if timer.label:
            label = text_sprite(timer.label, self.px(style.SECOND))
            x = max(self.margin, centre[0] - label.width_px / 2)
            paste(self.canvas, label, x, centre[1] + 1.25 * radius)

    def meter(self, meter: HudMeter) -> None:
        """Draw the range of motion on the right."""
        width, height = self.px(style.METER_WIDTH), self.px(style.METER_HEIGHT)
        left = self.width - self.margin - width
        box = (left, self.px(style.METER_TOP), width, height)
        draw_meter(self.canvas, box, meter.ratio, meter.target_ratio, meter.two_way)

    def band(self, text: str, colour: style.Colour, mark: style.Colour | None) -> None:
        """Draw a line of text, two if need be, on a dark band at the bottom."""
        lines, size = wrapped(text, self.px(style.HEADLINE), self.width - 4 * self.margin, 2)
        line_px = round(LINE_RATIO * size)
        height = line_px * len(lines) + 2 * self.margin
        top = self.height - height
        darken(self.canvas, (0, top, self.width, height), style.BAND)
        if mark is not None:
            cv2.rectangle(self.canvas, (0, top), (self.width, top + self.px(0.016)), mark, -1)
        for k, line in enumerate(lines):
            self._centred(line, self.width / 2, top + self.margin + (k + 0.5) * line_px, size, colour)

    def message(self, message: HudMessage, timer: HudTimer | None) -> None:
        """Draw a pictogram or a timer, below it title, headline and detail, in the middle."""
        left, above, right, below = self.free
        top_px = self.px(0.44) if timer is not None else self.px(style.ICON) if message.icon else 0
        room_px = below - above - top_px - 4 * self.margin
        if message.kind is CueKind.SAFETY:
            edge = self.px(style.FRAME)
            cv2.rectangle(self.canvas, (0, 0), (self.width - 1, self.height - 1), style.FAULT, 2 * edge)
        rows = self._rows(message, right - left - 4 * self.margin, room_px)
        text_px = sum(LINE_RATIO * size for _, size, _ in rows)
        y = max(float(self.margin), (above + below - top_px - 2 * self.margin - text_px) / 2)
        middle = (left + right) / 2
        if timer is not None:
            self._rest(timer, round(middle), round(y + top_px / 2), top_px)
        elif message.icon is not Icon.NONE:
            sprite = icon_sprite(message.icon, top_px)
            paste(self.canvas, sprite, middle - sprite.width_px / 2, y)
        y += top_px + 2 * self.margin
        for line, size, weight in rows:
            self._centred(line, middle, y + size * LINE_RATIO / 2, size, weight=weight)
            y += size * LINE_RATIO

    def _rows(self, message: HudMessage, width_px: float, room_px: float) -> list[tuple[str, int, int]]:
        """Return the lines of a message with size and weight: as large as the room allows."""
        rows: list[tuple[str, int, int]] = []
        for lines_max in range(style.MESSAGE_LINES, 1, -1):
            headline, size = wrapped(message.text, self.px(style.HEADLINE), width_px, lines_max)
            size = self._size_of(message.choices, width_px) if message.choices else size
            small = min(size, self.px(style.SECOND))
            rows = [
                *self._small_rows(message.title, small, width_px),
                *((line, size, BOLD) for line in headline),
                *((choice, size, BOLD) for choice in message.choices),
                *self._small_rows(message.detail, small, width_px),
            ]
            if sum(LINE_RATIO * size for _, size, _ in rows) <= room_px:
                break
        return rows

    def _size_of(self, lines: tuple[str, ...], width_px: float) -> int:
        """Return the largest size up to that of a headline at which each is one line."""
        return min(wrapped(line, self.px(style.HEADLINE), width_px, 1)[1] for line in lines)

    def _small_rows(self, text: str, size_px: int, width_px: float) -> list[tuple[str, int, int]]:
        lines, size_px = wrapped(text, size_px, width_px, 3, REGULAR)
        return [(line, size_px, REGULAR) for line in lines]

    def countdown(self, count: int) -> None:
        """Draw the numeral before the start."""
        self._centred(str(count), self.width / 2, self.height / 2, self.px(style.BIG), style.REACHED, tight=True)

    def demo(self, demo: Image) -> None:
        """Draw the demonstration in the lower left corner, framed; messages make room for it."""
        height = self.px(style.PIP_HEIGHT)
        width = min(round(height * demo.shape[1] / demo.shape[0]), self.width // 2)
        height = round(width * demo.shape[0] / demo.shape[1])
        edge = self.px(0.008)
        left, top = self.margin + edge, self.height - self.margin - edge - height
        frame = ((left - edge, top - edge), (left + width + edge - 1, top + height + edge - 1))
        cv2.rectangle(self.canvas, frame[0], frame[1], style.WHITE, -1)
        place = self.canvas[top : top + height, left : left + width]
        cv2.resize(demo, (width, height), dst=place, interpolation=cv2.INTER_LINEAR)
        wide = self.width > self.height
        self.free = (left + width, 0, self.width, self.height) if wide else (0, 0, self.width, top)

    def status(self, state: HudState) -> None:
        """Draw the small things at the edge: set, how well the person is seen, no voice, raised hand, debug lines."""
        bars_px = self.px(style.LABEL)
        right = self.width - self.margin
        if state.confidence_ratio is not None:
            draw_bars(self.canvas, (right - bars_px, self.margin, bars_px, bars_px), state.confidence_ratio)
            right -= bars_px + self.margin
        if state.set_label:
            sprite = text_sprite(state.set_label, self.px(style.LABEL))
            paste(self.canvas, sprite, right - sprite.width_px, self.margin - sprite.height_px * 0.12)
        if state.no_voice:
            sprite = text_sprite(state.no_voice, self.px(style.LABEL))
            paste(self.canvas, sprite, self.width - self.margin - sprite.width_px, self.margin + bars_px)
        if state.hand_ratio is not None and state.hand_ratio > 0.0:
            self.hand(state.hand_ratio)
        size = self.px(style.DEBUG)
        lines = () if state.message is not None else state.debug  # a message may need the whole picture
        right = self.width - 2 * self.margin - self.px(style.METER_WIDTH)  # the tempo is on the left
        for k, line in enumerate(reversed(lines)):
            sprite = text_sprite(line, size, style.WHITE, REGULAR)
            y = self.height - self.px(style.DEBUG_BOTTOM) - (k + 1) * size * LINE_RATIO
            paste(self.canvas, sprite, right - sprite.width_px, y)

    def hand(self, ratio: float) -> None:
        """Draw the hand that is held up, and a ring that fills until it is understood."""
        radius = self.px(0.11)
        # In a tall picture there is no room between count and set.
        above = self.px(style.HAND_TOP_TALL) if self.width < self.height else self.margin
        centre = (self.width // 2, above + radius + radius // 4)
        sprite = icon_sprite(Icon.HAND, round(1.1 * radius))
        paste(self.canvas, sprite, centre[0] - sprite.width_px / 2, centre[1] - sprite.height_px / 2)
        draw_ring(self.canvas, centre, radius, ratio)

    def _rest(self, timer: HudTimer, x: int, y: int, height: int) -> None:
        radius = round(0.42 * height)
        draw_ring(self.canvas, (x, y), radius, timer.done_ratio)
        size = round(0.62 * radius if len(timer.text) > 3 else 0.9 * radius)
        self._centred(timer.text, x, y, size, tight=True)

    def _centred(
        self,
        text: str,
        x: float,
        y: float,
        size: int,
        colour: style.Colour = style.WHITE,
        weight: int = BOLD,
        tight: bool = False,
    ) -> None:
        sprite = text_sprite(text, size, colour, weight, tight)
        paste(self.canvas, sprite, x - sprite.width_px / 2, y - sprite.height_px / 2)
