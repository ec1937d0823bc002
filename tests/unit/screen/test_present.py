from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posecoach.coaching.two_way import ROUND, SAG
from posecoach.coaching.view import empty_view
from posecoach.core.events import Cue
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import Phase, Priority, Stage
from posecoach.phrases import load
from posecoach.registry import exercise, exercises
from posecoach.screen.present import (
    CAMERA_MESSAGES,
    FAULT_PARTS,
    PHASE_WORDS,
    clock_text,
    confidence_ratio,
    cue_kind,
    fault_landmarks,
    hud_of,
    message,
    tempo_text,
    timer,
)
from posecoach.screen.state import CueKind, HudMessage
from posecoach.sources.camera_health import CameraState
from tests.support.mannequin import Mannequin


def test_every_phase_has_its_word() -> None:
    assert set(PHASE_WORDS) == {phase.value for phase in Phase} | {ROUND, SAG}


def test_every_trouble_of_the_camera_has_its_message() -> None:
    assert set(CAMERA_MESSAGES) == set(CameraState) - {CameraState.OK}


def test_a_fault_colours_its_parts_on_both_sides() -> None:
    assert fault_landmarks(["shrug"]) == {
        Landmark.LEFT_EAR, Landmark.RIGHT_EAR, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER,
    }  # fmt: skip
    assert fault_landmarks(["no such fault"]) == frozenset()
    assert fault_landmarks([]) == frozenset()


def test_parts_are_coloured_only_for_faults_that_exist() -> None:
    known = {fault for spec in exercises().values() for fault in spec.fault_ids()}
    assert set(FAULT_PARTS) <= known


def test_the_rest_shows_what_was_said_of_the_set() -> None:
    rest = replace(empty_view(Stage.RESTING, exercise("row"), 0.0), rest_left_s=30.0)
    shown = message(rest, CameraState.OK, load("en"), summary="Ten. Next: shoulders low.")
    assert shown is not None
    assert shown.detail == "Ten. Next: shoulders low."


def test_at_the_end_a_warning_takes_the_place_of_praise() -> None:
    words, over = load("en"), empty_view(Stage.DONE, exercise("row"), 0.0)
    warning = Cue(
        t_s=1.0, id="safety.see_professional", text=words.say("safety.see_professional"), priority=Priority.SAFETY
    )
    assert message(over, CameraState.OK, words, warning) == HudMessage(warning.text)
    praised = message(over, CameraState.OK, words, None, "Ten.")
    assert praised is not None
    assert (praised.text, praised.detail) == (words.say("session.ended"), "Ten.")


@pytest.mark.parametrize(("target_s", "label"), [(30.0, "of 30 s"), (75.0, "of 1:15")])
def test_a_hold_of_a_minute_or_more_reads_as_a_clock(target_s: float, label: str) -> None:
    holding = replace(empty_view(Stage.WORKING, exercise("self_massage"), 0.0), hold_s=3.0, hold_target_s=target_s)
    shown = timer(holding)
    assert shown is not None
    assert shown.label == label


@pytest.mark.parametrize(
    ("seconds", "text"), [(-1.0, "0"), (0.0, "0"), (0.2, "1"), (12.0, "12"), (59.5, "1:00"), (65.0, "1:05")]
)
def test_seconds_read_as_a_clock(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_a_tempo_reads_out_held_back() -> None:
    assert tempo_text((2.0, 0.5, 3.25)) == "2.0 – 0.5 – 3.2 s"
    assert tempo_text(None) == ""


def test_the_better_seen_side_tells_how_well_the_person_is_seen() -> None:
    hidden = {Landmark.RIGHT_SHOULDER: 0.1, Landmark.LEFT_ELBOW: 0.7}
    assert confidence_ratio(Mannequin(visibility=hidden).pose(0.0)) == pytest.approx(0.7)
    assert confidence_ratio(Pose.nobody(0.0, (640, 480))) == 0.0


@pytest.mark.parametrize(
    ("cue_id", "priority", "kind"),
    [
        ("cue.shrug", Priority.FORM, CueKind.FORM),
        ("cue.shrug", Priority.SAFETY, CueKind.SAFETY),
        ("praise.form", Priority.REFINEMENT, CueKind.PRAISE),
        ("count.3", Priority.COUNT, CueKind.INFO),
    ],
)
def test_a_cue_is_coloured_by_what_it_is(cue_id: str, priority: Priority, kind: CueKind) -> None:
    assert cue_kind(Cue(t_s=1.0, id=cue_id, text="x", priority=priority)) is kind
    assert cue_kind(None) is CueKind.INFO


@pytest.mark.parametrize(("picture", "shown"), [("demo", True), ("camera", True), ("", False)])
def test_a_page_without_a_picture_leaves_its_place_to_the_text(picture: str, shown: bool) -> None:
    page = replace(empty_view(Stage.GUIDING, exercise("row"), 0.0), text="Stop at once.", picture=picture)
    image = np.zeros((4, 4, 3), np.uint8)
    state = hud_of(page, Pose.nobody(0.0, (640, 480)), CameraState.OK, load("en"), demo=image)
    assert (state.demo is not None) is shown
