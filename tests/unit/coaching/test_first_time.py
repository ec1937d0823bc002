from __future__ import annotations

import dataclasses
import itertools

from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.setting import Guidance, Person
from posecoach.coaching.speaking.guide_pages import first_time_pages, safety_pages
from posecoach.coaching.speaking.talk import spoken_s
from posecoach.core.cue import Cue
from posecoach.core.dose import DoseChange
from posecoach.core.events import Event, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.registry import exercise
from tests.support.led import IN_POSITION, WORDS, led, planned

ROW = exercise("row")
PAGES = first_time_pages(ROW, WORDS, frozenset())
TEXTS = [page.text for page in PAGES]


def first_time(at_once: bool = False) -> Session:
    return led([planned("row")], IN_POSITION, guidance=Guidance.FIRST_TIME, at_once=at_once)


def after(session: Session, end_s: float, start_s: float = 0.0) -> list[Event]:
    """Let time pass before an empty room, in steps of a tenth of a second."""
    times_s = [start_s + i / 10 for i in range(round((end_s - start_s) * 10))]
    return [event for t_s in times_s for event in session.update(Pose.nobody(t_s, (640, 480)))]


def cues(events: list[Event]) -> list[Cue]:
    return [e for e in events if isinstance(e, Cue)]


def stages(events: list[Event]) -> list[str]:
    return [e.stage for e in events if isinstance(e, StageChanged)]


def test_red_flags_and_the_stop_rules_of_the_exercise_are_said_before_framing() -> None:
    events = after(first_time(), 200.0)
    guide = [cue for cue in cues(events) if cue.id in ("guide", "guide.warning")]
    assert [cue.text for cue in guide] == TEXTS
    assert WORDS.say("safety.red_flags") in TEXTS
    said = " ".join(TEXTS)
    assert [what for what in (*ROW.guide.stop_if, *ROW.guide.avoid_if) if what not in said] == []
    assert stages(events) == [Stage.GUIDING, Stage.FRAMING]
    assert all(two.t_s - one.t_s >= spoken_s(one.text) for one, two in itertools.pairwise(guide))


def test_whoever_gets_no_guide_hears_why_the_dose_is_another_one_all_the_same() -> None:
    more = dataclasses.replace(planned("row"), change=DoseChange.MORE)
    session = led([more], IN_POSITION, Person(informed=frozenset({"row"})), guidance=Guidance.FIRST_TIME)
    assert [cue.id for cue in cues(after(session, 5.0))].count("dose_change.more") == 1


def test_the_page_is_on_the_screen_while_it_is_said() -> None:
    session = first_time()
    after(session, 1.0)
    assert session.view.page == PAGES[0]


def test_next_turns_the_page_and_skip_turns_all() -> None:
    session = first_time()
    after(session, 1.0)
    assert [cue.text for cue in cues(session.command(Command.NEXT, 1.0))] == [TEXTS[1]]
    skipped = [cue for cue in cues(session.command(Command.SKIP, 2.0)) if cue.id == "guide.warning"]
    assert [cue.text for cue in skipped] == list(dict.fromkeys(page.warning for page in PAGES if page.warning))
    assert stages(after(session, 30.0, 2.1)) == [Stage.FRAMING]
    assert session.result.informed == {"row"}


def test_a_pause_holds_the_page() -> None:
    session = first_time()
    after(session, 1.0)
    session.command(Command.PAUSE, 1.0)
    assert cues(after(session, 60.0, 1.0)) == []
    assert session.view.stage is Stage.PAUSED
    said = cues(session.command(Command.PAUSE, 60.0))
    assert session.view.page == PAGES[0]
    said += cues(after(session, 60.0 + PAGES[0].duration_s + 0.5, 60.1))
    assert [cue.text for cue in said] == [WORDS.say("session.resumed"), *TEXTS[:2]]


def test_quitting_before_the_end_leaves_the_risks_unheard() -> None:
    session = first_time()
    after(session, 1.0)
    assert stages(session.command(Command.QUIT, 1.0)) == [Stage.DONE]
    assert (session.stage, session.result.informed) == (Stage.DONE, frozenset())


def test_pain_before_the_first_set_is_answered_with_the_red_flags_and_nothing_begins() -> None:
    session = first_time()
    after(session, 1.0)
    assert WORDS.say("safety.stop_pain") in [cue.text for cue in cues(session.command(Command.HURTS, 1.0))]
    session.answer(1, 2.0)
    assert session.stage is Stage.DONE


def test_a_reader_in_a_terminal_is_not_kept_waiting() -> None:
    events = first_time(at_once=True).tick(0.0)
    assert [cue.text for cue in cues(events) if cue.id in ("guide", "guide.warning")] == TEXTS
    assert stages(events) == [Stage.FRAMING]


def test_what_is_true_of_all_exercises_is_said_with_the_first_of_them_only() -> None:
    general = {page.text for page in safety_pages(WORDS)}
    assert general <= set(TEXTS)
    second = [page.text for page in first_time_pages(exercise("cat_camel"), WORDS, frozenset({"row"}))]
    assert second
    assert general.isdisjoint(second)


def test_to_somebody_who_knows_the_risks_only_what_may_be_new_today_is_said() -> None:
    known = first_time_pages(ROW, WORDS, frozenset({"row"}))
    assert [page.text for page in known] == [WORDS.say("safety.doctor_first")]
