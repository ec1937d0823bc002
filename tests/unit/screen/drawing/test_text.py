from __future__ import annotations

import cv2
import numpy as np
import pytest

from posecoach.screen.drawing.style import YELLOW
from posecoach.screen.drawing.text import BOLD, REGULAR, SMALLEST_PX, Sprite, paste, text_sprite, text_width_px, wrapped

SIX_WORDS = "Shoulders away from your lovely ears"


def ink(sprite: Sprite) -> np.ndarray:
    """Opacity of the letters themselves, 0..1, from a sprite of white letters."""
    return sprite.colour.max(axis=2) / 255.0


def rows_of_ink(sprite: Sprite) -> int:
    return int((ink(sprite) > 0.5).any(axis=1).sum())


def test_letters_are_as_high_as_their_size_says():
    assert rows_of_ink(text_sprite("H", 100)) == pytest.approx(75, abs=3)
    assert rows_of_ink(text_sprite("H", 50)) == pytest.approx(37, abs=2)


def holes(text, size_px, weight=BOLD):
    """How many places without ink are enclosed by it."""
    number, _ = cv2.connectedComponents((ink(text_sprite(text, size_px, weight=weight)) < 0.3).astype(np.uint8))
    return number - 2


@pytest.mark.parametrize("size_px", [40, 60, 100, 245])
@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_a_zero_has_one_hole_as_no_slash_parts_it_and_no_other_letter_loses_any(size_px, weight):
    counted = {text: holes(text, size_px, weight) for text in ("0", "100", "8", "80", "6", "O", "Ø")}
    assert counted == {"0": 1, "100": 2, "8": 2, "80": 3, "6": 1, "O": 1, "Ø": 2}


@pytest.mark.parametrize("text", ["0", "10", "of 20", "0:30", "20 s, hold"])
def test_a_text_with_zeros_is_as_wide_as_its_letters(text):
    columns = np.flatnonzero(ink(text_sprite(text, 100)).max(axis=0) > 0.5)
    others = np.flatnonzero(ink(text_sprite(text.replace("0", "8"), 100)).max(axis=0) > 0.5)
    assert columns[-1] - columns[0] == pytest.approx(others[-1] - others[0], abs=5)


def test_letters_are_of_their_colour_with_a_dark_outline():
    canvas = np.full((80, 80, 3), 200, np.uint8)
    paste(canvas, text_sprite("I", 60, YELLOW), 5, 2)
    colours = {tuple(pixel) for pixel in canvas.reshape(-1, 3).tolist()}
    assert YELLOW in colours
    assert (0, 0, 0) in colours
    assert (200, 200, 200) in colours


@pytest.mark.parametrize("text", ["Ä", "ß", "é", "ą", "ğ", "Ж", "ع", "–"])
def test_letters_of_other_languages_are_drawn_and_not_replaced_by_a_question_mark(text):
    drawn, question = text_sprite(text, 60), text_sprite("?", 60)
    assert ink(drawn).sum() > 0
    assert drawn.colour.shape != question.colour.shape or (drawn.colour != question.colour).any()


def test_a_tight_sprite_has_no_room_for_accents():
    assert text_sprite("8", 100, tight=True).height_px < 0.8 * text_sprite("8", 100).height_px


@pytest.mark.parametrize(("x", "y"), [(-30, -10), (90, 40), (500, 0), (0, -500)])
def test_a_sprite_over_the_edge_is_cut_off(x, y):
    canvas = np.full((60, 100, 3), 90, np.uint8)
    whole = np.full((160, 300, 3), 90, np.uint8)
    sprite = text_sprite("Wide", 40)
    paste(canvas, sprite, x, y)
    paste(whole, sprite, x + 100, y + 50)
    assert np.array_equal(canvas, whole[50:110, 100:200])


@pytest.mark.parametrize("width_px", [120, 300, 700, 1600])
def test_wrapped_text_keeps_its_words_and_fits(width_px):
    lines, size_px = wrapped(SIX_WORDS, 72, width_px, 2)
    assert " ".join(lines) == SIX_WORDS
    assert len(lines) <= 2
    assert max(text_width_px(line, size_px) for line in lines) <= width_px


def test_text_that_fits_on_one_line_is_neither_broken_nor_shrunk():
    assert wrapped("Two words", 40, 1000, 2) == (("Two words",), 40)


def test_lines_are_of_about_equal_length():
    lines, _ = wrapped("Shoulders away from your ears", 76, 1200, 2)
    assert len(lines) == 2
    assert min(len(line) for line in lines) > 10


def test_no_text_is_shrunk_beyond_recognition():
    _, size_px = wrapped("Donaudampfschifffahrtsgesellschaft", 60, 20, 1)
    assert size_px == SMALLEST_PX


def test_no_text_gives_no_lines():
    assert wrapped("", 40, 100, 2)[0] == ()
