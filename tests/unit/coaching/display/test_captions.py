from __future__ import annotations

import dataclasses

from posecoach.coaching.display.captions import Captions
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import PhaseChanged, StageChanged
from posecoach.core.vocabulary import CueStatus, Phase, Priority, Stage

FORM = Cue(t_s=10.0, id="cue.shrug", text="Shoulders away from ears", priority=Priority.FORM)


def test_a_cue_is_shown_for_as_long_as_it_takes_to_read() -> None:
    captions = Captions()
    captions.take(FORM)
    assert captions.shown(10.1) is FORM
    assert captions.shown(12.8) is FORM
    assert captions.shown(13.0) is None


def test_the_more_urgent_cue_stays() -> None:
    captions, refinement = Captions(), dataclasses.replace(FORM, t_s=11.0, priority=Priority.REFINEMENT)
    captions.take(FORM)
    captions.take(refinement)
    assert captions.shown(11.0) is FORM


def test_what_is_less_urgent_is_read_once_the_more_urgent_was_for_as_long_as_it_is_new() -> None:
    captions, then = (
        Captions(),
        dataclasses.replace(FORM, id="session.left_out", t_s=12.0, priority=Priority.REFINEMENT),
    )
    captions.take(FORM)
    captions.take(then)
    assert captions.shown(12.8) is FORM
    assert captions.shown(13.0) is then
    assert captions.shown(15.0) is None
    captions.take(dataclasses.replace(FORM, t_s=20.0))
    captions.take(dataclasses.replace(then, t_s=22.0))
    captions.take(CuesWithdrawn(t_s=22.5, ids=(then.id,)))
    assert captions.shown(23.0) is None


def test_what_waits_to_be_read_gives_way_to_what_is_said_later() -> None:
    captions, then = Captions(), dataclasses.replace(FORM, t_s=12.0, priority=Priority.REFINEMENT)
    captions.take(FORM)
    captions.take(then)
    newest = dataclasses.replace(FORM, t_s=12.5)
    captions.take(newest)
    assert captions.shown(12.9) is newest
    assert captions.shown(15.5) is None


def test_a_more_urgent_or_an_equal_cue_takes_the_place() -> None:
    captions = Captions()
    for changes in ({"priority": Priority.FORM}, {"priority": Priority.SAFETY}):
        captions.take(FORM)
        newer = dataclasses.replace(FORM, t_s=10.5, text="Stop", **changes)
        captions.take(newer)
        assert captions.shown(10.6) is newer


def test_what_was_urgent_gives_way_when_it_has_been_read() -> None:
    captions, later = Captions(), dataclasses.replace(FORM, t_s=20.0, priority=Priority.REFINEMENT)
    captions.take(FORM)
    captions.take(later)
    assert captions.shown(20.0) is later


def test_counts_outcomes_tones_and_other_events_are_no_captions() -> None:
    captions = Captions()
    captions.take(dataclasses.replace(FORM, priority=Priority.COUNT))
    captions.take(dataclasses.replace(FORM, status=CueStatus.SPOKEN))
    captions.take(dataclasses.replace(FORM, text=""))
    captions.take(PhaseChanged(t_s=10.0, phase=Phase.OUT))
    assert captions.shown(10.0) is None


def test_the_summary_of_a_set_is_kept_until_the_next_one_begins() -> None:
    captions = Captions()
    captions.take(dataclasses.replace(FORM, id="summary.set", text="Ten.", priority=Priority.SETUP))
    captions.take(StageChanged(t_s=10.0, stage=Stage.RESTING))
    captions.take(dataclasses.replace(FORM, id="set.rest_s", text="Rest for 60 seconds.", priority=Priority.SETUP))
    assert captions.summary == "Ten."
    captions.take(StageChanged(t_s=73.0, stage=Stage.WORKING))
    assert captions.summary == ""


def test_what_to_do_while_the_range_is_measured_stays_until_the_next_instruction_or_stage() -> None:
    captions = Captions()
    captions.take(StageChanged(t_s=9.0, stage=Stage.CALIBRATING))
    asked = dataclasses.replace(FORM, id="calibration.rep", text="Now one slow, full repetition.")
    captions.take(asked)
    captions.take(dataclasses.replace(FORM, t_s=12.0, text="Step back a little", priority=Priority.CAMERA))
    assert captions.shown(60.0) is asked
    again = dataclasses.replace(asked, id="calibration.again", text="And once more.", t_s=61.0)
    captions.take(again)
    assert captions.shown(90.0) is again
    captions.take(StageChanged(t_s=91.0, stage=Stage.COUNTDOWN))
    assert captions.shown(91.0) is None
