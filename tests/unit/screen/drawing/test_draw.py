from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from posecoach.screen.drawing import style
from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.drawing.icons import Icon
from posecoach.screen.drawing.state import (
    CueKind,
    HudCount,
    HudCue,
    HudMessage,
    HudMeter,
    HudSkeleton,
    HudState,
    HudTimer,
)
from tests.support.mannequin import Mannequin

SIZES = [(640, 480), (1280, 720), (480, 854), (320, 240)]
# A metre of 13-inch laptop: the picture is 165 mm high.
PICTURE_MM = 165.0
MINUTE_OF_ARC = np.pi / 180 / 60


def picture(width: int = 640, height: int = 480) -> np.ndarray:
    """Grey from left to right, so that mirroring shows, and no pixel is white."""
    row = np.linspace(60, 180, width).astype(np.uint8)
    return np.repeat(np.repeat(row[None, :, None], height, axis=0), 3, axis=2)


def everything(**changes) -> HudState:
    pose = Mannequin().pose(0.0)
    values = {
        "skeleton": HudSkeleton(pose.xy_px, pose.visibility, frozenset({11, 12})),
        "count": HudCount(12, "of 15", "2.1 – 0.8 – 2.4 s"),
        "meter": HudMeter(0.5),
        "phase": "Pull",
        "cue": HudCue("Shoulders away from your ears", CueKind.FORM),
        "set_label": "Set 2 of 3",
        "confidence_ratio": 0.9,
        "hand_ratio": 0.4,
        "debug": ("30 fps", "83 ms"),
    }
    return HudState(**(values | changes))


def white(image: np.ndarray) -> np.ndarray:
    return (image == 255).all(axis=2)


def test_an_empty_state_shows_the_mirror_and_nothing_else():
    image = picture()
    assert np.array_equal(draw_hud(image, HudState()), image[:, ::-1])
    assert np.array_equal(draw_hud(image, HudState(mirrored=False)), image)


def test_the_picture_that_is_given_is_never_changed():
    image = picture()
    before = image.copy()
    for mirrored in (True, False):
        draw_hud(image, everything(mirrored=mirrored))
    assert np.array_equal(image, before)


@pytest.mark.parametrize("size_px", SIZES)
def test_the_result_has_the_size_of_the_window(size_px):
    assert draw_hud(picture(), everything(), size_px).shape == (size_px[1], size_px[0], 3)


def test_the_picture_keeps_its_shape_in_a_window_of_another_one():
    shown = draw_hud(picture(640, 480), HudState(), (1280, 720))
    assert (shown[:, :155] == np.array(style.INK)).all()
    assert (shown[:, 1126:] == np.array(style.INK)).all()
    assert not (shown[:, 160:1120] == np.array(style.INK)).all(axis=2).any()


def test_text_is_not_mirrored():
    image = np.full((480, 640, 3), 90, np.uint8)
    mirrored, plain = (draw_hud(image, HudState(count=HudCount(7), mirrored=m)) for m in (True, False))
    assert np.array_equal(mirrored, plain)


@pytest.mark.parametrize("size_px", [(640, 480), (1280, 720)])
def test_the_count_is_high_enough_to_be_read_at_a_glance_from_three_metres(size_px):
    shown = draw_hud(np.full((480, 640, 3), 90, np.uint8), HudState(count=HudCount(8)), size_px)
    rows = np.nonzero(white(shown).any(axis=1))[0]
    height_mm = (rows.max() - rows.min() + 1) / size_px[1] * PICTURE_MM
    assert height_mm / 3000.0 / MINUTE_OF_ARC > 40.0


@pytest.mark.parametrize("size_px", SIZES)
def test_text_grows_with_the_window(size_px):
    image = np.full((size_px[1], size_px[0], 3), 90, np.uint8)
    rows = np.nonzero(white(draw_hud(image, HudState(cue=HudCue("H")))).any(axis=1))[0]
    unit = style.unit_px(*size_px)
    letters = [row for row in rows if row > size_px[1] - 0.2 * unit]
    assert len(letters) == pytest.approx(0.75 * style.HEADLINE * unit, rel=0.15)


@pytest.mark.parametrize("size_px", SIZES)
def test_a_long_cue_is_not_cut_off_at_the_sides(size_px):
    image = np.full((size_px[1], size_px[0], 3), 90, np.uint8)
    shown = draw_hud(image, HudState(cue=HudCue("Squeeze your shoulder blades together gently now")))
    assert not white(shown)[:, :3].any()
    assert not white(shown)[:, -3:].any()


def test_details_do_not_cover_a_message():
    asked = HudState(message=HudMessage("How much does your back hurt, zero to ten?"))
    with_details = dataclasses.replace(asked, debug=("30 fps", "83 ms"))
    assert np.array_equal(draw_hud(picture(), with_details), draw_hud(picture(), asked))
    working = HudState(count=HudCount(3))
    shown = draw_hud(picture(), dataclasses.replace(working, debug=("30 fps",)))
    assert not np.array_equal(shown, draw_hud(picture(), working))


@pytest.mark.parametrize("size_px", SIZES)
def test_details_cover_neither_count_nor_tempo_nor_meter(size_px):
    lines = ("30 pictures a second", "83 ms from capture to display")
    working = HudState(count=HudCount(12, "of 12", "0.9 s pull, 1.4 s hold, 1.2 s back"), meter=HudMeter(0.9, 0.8))
    black = np.zeros((size_px[1], size_px[0], 3), np.uint8)
    drawn, lines_alone = draw_hud(black, working), draw_hud(black, HudState(debug=lines))
    assert lines_alone.any()
    assert not (drawn.any(axis=2) & lines_alone.any(axis=2)).any()


def test_a_cue_takes_the_place_of_the_phase():
    cue = draw_hud(picture(), HudState(cue=HudCue("Grow tall")))
    assert np.array_equal(cue, draw_hud(picture(), HudState(cue=HudCue("Grow tall"), phase="Pull")))


def test_cues_of_different_kinds_look_different():
    shown = [draw_hud(picture(), HudState(cue=HudCue("Grow tall", kind))) for kind in ("info", "form", "praise")]
    for a, b in itertools.combinations(shown, 2):
        assert (a != b).any()


def test_a_message_dims_the_picture_and_leaves_only_the_count_of_the_exercise():
    message = HudMessage("Paused", Icon.PAUSE, "Hold one hand up to go on")
    image = picture()
    shown = draw_hud(image, HudState(message=message, cue=HudCue("Pull"), phase="Pull", meter=HudMeter(0.5)))
    assert np.array_equal(shown, draw_hud(image, HudState(message=message)))
    assert shown[5, 5, 0] == pytest.approx(style.DIM * image[5, -6, 0], abs=1)
    counted = draw_hud(image, HudState(message=message, count=HudCount(5, tempo="2 s")))
    assert white(counted).sum() > white(shown).sum()
    assert np.array_equal(counted, draw_hud(image, HudState(message=message, count=HudCount(5))))


@pytest.mark.parametrize("size_px", SIZES)
def test_each_answer_to_choose_is_one_line_within_the_picture(size_px):
    choices = ("1  Easier: both hands up", "2  The same", "3  Worse: one hand up")
    message = HudMessage("", title="Now?", choices=choices)
    shown = white(draw_hud(np.full((size_px[1], size_px[0], 3), 90, np.uint8), HudState(message=message)))
    assert not shown[:, :3].any()
    assert not shown[:, -3:].any()
    beginnings = np.diff(shown.any(axis=1).astype(int)) == 1
    assert beginnings.sum() == 1 + len(choices)


@pytest.mark.parametrize("size_px", SIZES)
def test_a_message_makes_room_for_the_demonstration(size_px):
    colour = (200, 30, 90)
    demo = np.full((360, 480, 3), colour, np.uint8)
    shown = draw_hud(picture(), HudState(message=HudMessage("Turn side-on to me", Icon.TURN), demo=demo), size_px)
    with_demo = (shown == colour).all(axis=2)
    ys, xs = np.nonzero(with_demo)
    assert with_demo[ys.min() : ys.max(), xs.min() : xs.max()].all()


def test_a_countdown_stands_alone_over_messages():
    message = HudMessage("Turn side-on", Icon.TURN)
    shown = draw_hud(picture(), HudState(countdown=3, message=message))
    assert np.array_equal(shown, draw_hud(picture(), HudState(countdown=3)))
    yellow = (shown == np.array(style.REACHED)).all(axis=2)
    assert yellow.any(axis=1).sum() > 0.3 * 480


def test_a_hold_shows_its_timer_in_place_of_the_count():
    timer = HudTimer("12", 0.4, "of 30 s")
    shown = draw_hud(picture(), HudState(timer=timer, count=HudCount(4)))
    assert np.array_equal(shown, draw_hud(picture(), HudState(timer=timer)))


def test_a_rest_shows_its_timer_in_the_middle():
    state = HudState(timer=HudTimer("0:34", 0.4), message=HudMessage("Rest"))
    shown = draw_hud(np.full((480, 640, 3), 90, np.uint8), state)
    xs = np.nonzero((shown == np.array(style.REACHED)).all(axis=2))[1]
    assert 300 < xs.min() < xs.max() < 480


def test_the_raised_hand_is_acknowledged_by_a_ring_that_fills():
    def ring(ratio: float) -> int:
        return int((draw_hud(picture(), HudState(hand_ratio=ratio)) == np.array(style.REACHED)).all(axis=2).sum())

    assert ring(0.0) == 0
    assert 0 < ring(0.3) < ring(0.9)


@pytest.mark.parametrize("size_px", [*SIZES, (160, 160), (200, 900)])
def test_every_display_at_once_can_be_drawn_in_any_window(size_px):
    demo = np.full((360, 480, 3), 37, np.uint8)
    for state in (
        everything(),
        everything(demo=demo, message=HudMessage("I can't see your hips", Icon.UNSEEN, "Move the chair")),
        everything(timer=HudTimer("0:45", np.nan), message=HudMessage("Rest")),
        everything(countdown=10),
    ):
        assert draw_hud(picture(), state, size_px).dtype == np.uint8


# Severe protanopia and deuteranopia: Machado, Oliveira & Fernandes (2009), IEEE TVCG 15:1291, table for severity 1.
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)


MEANINGFUL_PAIRS = list(itertools.combinations([style.BODY, style.FAULT, style.REACHED, style.WHITE], 2))


@pytest.mark.parametrize("vision", [np.eye(3), PROTANOPIA, DEUTERANOPIA])
@pytest.mark.parametrize(("a", "b"), MEANINGFUL_PAIRS)
def test_the_colours_that_mean_something_differ_with_every_kind_of_vision(vision, a, b):
    seen = [vision @ (np.array(colour[::-1]) / 255.0) ** 2.2 for colour in (a, b)]
    apart = [np.clip(s, 0.0, 1.0) ** (1 / 2.2) * 255.0 for s in seen]
    assert np.linalg.norm(apart[0] - apart[1]) > 60.0


@pytest.mark.parametrize("size_px", [(640, 480), (480, 640)])
def test_a_sentence_beside_the_demonstration_takes_more_lines_rather_than_small_letters(size_px):
    image, demo = np.full((size_px[1], size_px[0], 3), 90, np.uint8), np.full((384, 512, 3), 90, np.uint8)
    sentence = "Kneel on hands and knees: hands under shoulders, knees under hips, arms long."
    shown = draw_hud(image, HudState(message=HudMessage(sentence, title="Cat/camel"), demo=demo))
    free = shown[:, 340:] if size_px[0] > size_px[1] else shown[:380]
    rows = white(free).any(axis=1)
    lines = int(np.count_nonzero(rows[1:] & ~rows[:-1]))
    assert lines >= 5


@pytest.mark.parametrize("size_px", [(480, 640), (640, 480)])
def test_the_raised_hand_covers_neither_count_nor_set(size_px):
    image = np.full((size_px[1], size_px[0], 3), 90, np.uint8)
    words = {"count": HudCount(12, "of 15", "1.1 – 1.3 – 1.4 s"), "set_label": "Set 2 of 3"}
    plain, alone, hand = (
        draw_hud(image, HudState(**v)) for v in (words, {"hand_ratio": 0.5}, words | {"hand_ratio": 0.5})
    )
    drawn = (plain != 90).any(axis=2)
    assert not (drawn & (alone != 90).any(axis=2)).any()
    assert np.array_equal(plain[drawn], hand[drawn])
