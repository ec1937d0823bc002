from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.cue import Cue
from posecoach.core.vocabulary import CueStatus, Priority
from posecoach.speech.queue import COUNTED_MAX_AGE_S, MAX_AGE_S, SETUP_MAX_AGE_S, UtteranceQueue

SAFETY, CAMERA, SETUP, COUNT, FORM, REFINEMENT = Priority


def cue(id: str, priority: Priority, t_s: float = 0.0) -> Cue:
    return Cue(t_s=t_s, id=id, text=id.title(), priority=priority)


def always(_: Cue) -> bool:
    return True


def never(_: Cue) -> bool:
    return False


def statuses(outcomes: list[Cue]) -> list[tuple[str, str]]:
    return [(outcome.id, outcome.status) for outcome in outcomes]


def speaking(id: str, priority: Priority, t_s: float = 0.0) -> UtteranceQueue:
    queue = UtteranceQueue()
    queue.offer(cue(id, priority), t_s)
    queue.take(t_s, always)
    queue.spoken(t_s)
    return queue


def next_two(queue: UtteranceQueue, *, every_s: float) -> list[str]:
    """Return the next two that are said: one after half a second, when the voice is free, and one ``every_s`` later."""
    said = []
    for t_s in (0.5, 0.5 + every_s):
        queue.finished(t_s)
        taken, dropped = queue.take(t_s + 0.2, always)
        assert taken is not None
        assert dropped == []
        said.append(taken.id)
    return said


def test_a_cue_offered_to_a_silent_voice_is_said_at_once() -> None:
    queue = UtteranceQueue()
    assert queue.offer(cue("count.1", COUNT), 10.0) == []
    taken, dropped = queue.take(10.0, always)
    assert taken is not None
    assert taken.id == "count.1"
    assert dropped == []


def test_one_utterance_at_a_time() -> None:
    queue = speaking("count.1", COUNT)
    queue.offer(cue("cue.shrug", FORM), 0.1)
    assert queue.take(0.2, always) == (None, [])
    queue.finished(0.5)
    taken, _ = queue.take(0.7, always)
    assert taken is not None
    assert taken.id == "cue.shrug"


def test_two_utterances_are_heard_as_two() -> None:
    queue = speaking("count.1", COUNT)
    queue.offer(cue("cue.shrug", FORM), 0.1)
    queue.finished(0.5)
    assert queue.take(0.55, always)[0] is None
    assert queue.take(0.65, always)[0] is not None


def test_the_last_count_of_a_set_is_said_before_the_summary_that_comes_with_it() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("count.10", COUNT), 0.0)
    queue.offer(cue("summary.set", SETUP), 0.0)
    taken, _ = queue.take(0.0, always)
    assert taken is not None
    assert taken.id == "count.10"


def test_a_count_that_comes_after_an_announcement_is_said_after_it() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("set.ready", SETUP), 0.0)
    queue.offer(cue("count.1", COUNT), 0.0)
    taken, _ = queue.take(0.0, always)
    assert taken is not None
    assert taken.id == "set.ready"


@pytest.mark.parametrize("urgent", [SAFETY, CAMERA])
def test_a_more_urgent_cue_takes_the_place_of_the_one_that_waits(urgent: Priority) -> None:
    queue = speaking("safety.wake", SAFETY)
    queue.offer(cue("cue.shrug", FORM), 0.1)
    outcomes = queue.offer(cue("urgent", urgent), 0.2)
    assert statuses(outcomes) == [("cue.shrug", "dropped")]
    assert "urgent" in outcomes[0].reason
    assert [c.id for c in queue.waiting] == ["urgent"]


def test_a_less_urgent_cue_is_dropped_while_another_waits() -> None:
    queue = speaking("count.1", COUNT)
    queue.offer(cue("camera.step_back", CAMERA), 0.1)
    outcomes = queue.offer(cue("cue.shrug", FORM), 0.2)
    assert statuses(outcomes) == [("cue.shrug", "dropped")]
    assert outcomes[0].reason == "camera.step_back was more urgent"


def test_of_two_counts_that_wait_the_newer_is_said() -> None:
    queue = speaking("cue.shrug", FORM)
    queue.offer(cue("count.2", COUNT), 0.1)
    assert statuses(queue.offer(cue("count.3", COUNT), 0.9)) == [("count.2", "dropped")]
    assert [c.id for c in queue.waiting] == ["count.3"]


@pytest.mark.parametrize("priority", [CAMERA, SETUP, COUNT, FORM, REFINEMENT])
def test_safety_interrupts_everything_else(priority: Priority) -> None:
    queue = speaking("something", priority)
    outcomes = queue.offer(cue("safety.stop", SAFETY), 0.4)
    assert statuses(outcomes) == [("something", "interrupted")]
    taken, _ = queue.take(0.4, always)
    assert taken is not None
    assert taken.id == "safety.stop"


def test_safety_does_not_interrupt_safety_but_comes_next() -> None:
    queue = speaking("safety.one", SAFETY)
    queue.offer(cue("cue.shrug", FORM), 0.1)
    assert statuses(queue.offer(cue("safety.two", SAFETY), 0.2)) == [("cue.shrug", "dropped")]
    queue.finished(4.0)
    taken, _ = queue.take(4.0, always)
    assert taken is not None
    assert taken.id == "safety.two"


def test_of_two_warnings_that_come_at_once_both_are_said_and_what_stops_somebody_first() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("cue.nodding-off", SAFETY), 0.0)
    assert statuses(queue.offer(cue("safety.stop_pain", SAFETY), 0.0)) == [("cue.nodding-off", "dropped")]
    assert queue.offer(cue("prompt", SAFETY), 0.0) == []
    taken, _ = queue.take(0.0, always)
    assert taken is not None
    assert taken.id == "safety.stop_pain"
    queue.offer(cue("cue.shrug", FORM), 4.8)
    queue.finished(5.2)
    taken, _ = queue.take(5.4, always)
    assert taken is not None
    assert taken.id == "prompt"


@pytest.mark.parametrize("priority", [CAMERA, COUNT, FORM, REFINEMENT])
def test_only_safety_interrupts(priority: Priority) -> None:
    queue = speaking("something", FORM)
    assert queue.offer(cue("other", priority), 0.1) == []
    assert queue.speaking is not None


@pytest.mark.parametrize(
    ("late", "max_age_s"), [(cue("hold.almost", COUNT), MAX_AGE_S), (cue("count.2", COUNT), COUNTED_MAX_AGE_S)]
)
def test_a_stale_cue_is_dropped_with_the_reason(late: Cue, max_age_s: float) -> None:
    queue = speaking("long", SETUP)
    queue.offer(late, 1.0)
    queue.finished(1.0 + max_age_s + 0.1)
    taken, dropped = queue.take(1.0 + max_age_s + 0.1, always)
    assert taken is None
    assert statuses(dropped) == [(late.id, "dropped")]
    assert dropped[0].reason == f"would have come {max_age_s + 0.1:.1f} s late"


@pytest.mark.parametrize("priority", [CAMERA, FORM, REFINEMENT])
def test_a_number_that_waits_gives_way_to_a_newer_number_alone(priority: Priority) -> None:
    queue = speaking("count.2", COUNT)
    queue.offer(cue("count.3", COUNT), 0.2)
    assert queue.offer(cue("other", priority), 0.3) == []
    queue.offer(cue("count.4", COUNT), 0.4)
    in_turn = ["other", "count.4"] if priority is CAMERA else ["count.4", "other"]
    assert next_two(queue, every_s=1.6) == in_turn


def test_a_number_is_heard_after_a_correction_of_three_seconds() -> None:
    queue = speaking("cue.shrug", FORM)
    queue.offer(cue("count.7", COUNT), 0.1)
    queue.finished(3.0)
    taken, dropped = queue.take(3.2, always)
    assert taken is not None
    assert (taken.id, dropped) == ("count.7", [])


def test_the_tone_of_half_a_repetition_takes_no_number_away() -> None:
    queue = speaking("camera.step_back", CAMERA)
    queue.offer(cue("count.5", COUNT), 0.1)
    tone = Cue(t_s=0.9, id="count.partial", text="", priority=COUNT)
    assert statuses(queue.offer(tone, 0.9)) == [("count.partial", "dropped")]
    assert [c.id for c in queue.waiting] == ["count.5"]


def test_a_cue_just_within_its_time_is_said() -> None:
    queue = speaking("long", SETUP)
    queue.offer(cue("count.2", COUNT), 1.0)
    queue.finished(2.0)
    assert queue.take(1.0 + MAX_AGE_S, always)[0] is not None


def test_a_warning_outlives_the_time_of_other_cues() -> None:
    queue = speaking("safety.one", SAFETY)
    queue.offer(cue("safety.two", SAFETY), 0.5)
    queue.finished(0.5 + MAX_AGE_S + 1.0)
    assert queue.take(0.5 + MAX_AGE_S + 1.0, always)[0] is not None


def test_a_cue_waits_for_its_sound_and_is_dropped_if_that_does_not_come() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("set.rest_s", COUNT), 0.0)
    assert queue.take(1.0, never) == (None, [])
    _, dropped = queue.take(MAX_AGE_S + 0.1, never)
    assert dropped[0].reason == "its sound was not ready in time"


def test_a_less_urgent_cue_goes_first_if_only_its_sound_is_ready() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("set.rest_s", SETUP), 0.0)
    queue.offer(cue("count.1", COUNT), 0.0)
    taken, _ = queue.take(0.1, lambda c: c.id == "count.1")
    assert taken is not None
    assert taken.id == "count.1"


def test_the_same_words_are_not_lined_up_twice() -> None:
    queue = speaking("camera.step_back", CAMERA)
    assert statuses(queue.offer(cue("camera.step_back", CAMERA), 0.3)) == [("camera.step_back", "dropped")]


def test_announcements_are_said_one_after_the_other_in_order() -> None:
    queue = speaking("count.10", COUNT)
    queue.offer(cue("summary.set", SETUP), 0.0)
    queue.offer(cue("set.rest_s", SETUP), 0.0)
    assert next_two(queue, every_s=4.0) == ["summary.set", "set.rest_s"]


def test_an_announcement_goes_before_a_count_and_after_the_camera() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("set.go", SETUP), 0.0)
    queue.offer(cue("count.1", COUNT), 0.0)
    assert [c.id for c in queue.waiting] == ["set.go", "count.1"]
    queue.offer(cue("camera.nobody", CAMERA), 0.0)
    assert [c.id for c in queue.waiting] == ["camera.nobody", "set.go", "count.1"]


def test_a_long_line_of_announcements_loses_its_oldest() -> None:
    queue = speaking("count.10", COUNT)
    for n in range(3):
        assert queue.offer(cue(f"set.{n}", SETUP), 0.0) == []
    assert statuses(queue.offer(cue("set.3", SETUP), 0.0)) == [("set.0", "dropped")]


def test_an_announcement_goes_stale_too() -> None:
    queue = speaking("safety.one", SAFETY)
    queue.offer(cue("set.rest_s", SETUP), 0.0)
    queue.finished(SETUP_MAX_AGE_S + 1.0)
    assert statuses(queue.take(SETUP_MAX_AGE_S + 1.0, always)[1]) == [("set.rest_s", "dropped")]


def test_the_answer_to_a_command_cuts_announcements_short() -> None:
    queue = speaking("summary.set", SETUP)
    queue.offer(cue("set.rest_s", SETUP), 0.1)
    outcomes = queue.offer(cue("session.paused", SETUP), 0.5)
    assert statuses(outcomes) == [("summary.set", "interrupted"), ("set.rest_s", "dropped")]
    taken, _ = queue.take(0.5, always)
    assert taken is not None
    assert taken.id == "session.paused"


def test_the_answer_to_a_command_lets_a_warning_finish() -> None:
    queue = speaking("safety.stop", SAFETY)
    assert queue.offer(cue("session.paused", SETUP), 0.5) == []


def test_outcomes_carry_the_time_of_the_cue_forward() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("count.1", COUNT, t_s=42.0), 1000.0)
    queue.take(1000.05, always)
    (spoken,) = queue.spoken(1000.05)
    assert spoken.status == CueStatus.SPOKEN
    assert spoken.t_s == pytest.approx(42.05)


def test_a_cue_that_cannot_be_played_makes_room_for_the_next() -> None:
    queue = UtteranceQueue()
    queue.offer(cue("count.1", COUNT), 0.0)
    queue.take(0.0, always)
    assert statuses(queue.failed(CueStatus.DROPPED, "no sound device", 0.1)) == [("count.1", "dropped")]
    assert queue.speaking is None


def test_clearing_silences_all_and_says_why() -> None:
    queue = speaking("count.1", COUNT)
    queue.offer(cue("cue.shrug", FORM), 0.1)
    queue.offer(cue("set.rest_s", SETUP), 0.1)
    outcomes = queue.clear("muted", 0.2)
    assert statuses(outcomes) == [("count.1", "interrupted"), ("cue.shrug", "dropped"), ("set.rest_s", "dropped")]
    assert {outcome.reason for outcome in outcomes} == {"muted"}
    assert queue.waiting == ()


@given(st.lists(st.tuples(st.floats(0.0, 3.0), st.integers(0, 5), st.booleans()), max_size=40))
def test_every_cue_that_is_offered_gets_exactly_one_last_word(steps: list[tuple[float, int, bool]]) -> None:
    queue, t_s, outcomes = UtteranceQueue(), 0.0, []
    for n, (pause_s, priority, ends) in enumerate(steps):
        t_s += pause_s
        if ends and queue.speaking is not None:
            queue.finished(t_s)
        outcomes += queue.offer(cue(f"{n}", priority, t_s), t_s)
        taken, dropped = queue.take(t_s, always)
        outcomes += dropped + (queue.spoken(t_s) if taken is not None else [])
    outcomes += queue.clear("over", t_s)
    final = [outcome for outcome in outcomes if outcome.status != "interrupted"]
    assert sorted(int(outcome.id) for outcome in final) == list(range(len(steps)))
    spoken = {outcome.id for outcome in final if outcome.status == CueStatus.SPOKEN}
    assert {outcome.id for outcome in outcomes if outcome.status == CueStatus.INTERRUPTED} <= spoken


@pytest.mark.parametrize(("warning", "left"), [("safety.stop_pain", []), ("cue.nodding-off", ["summary.set"])])
def test_a_warning_that_stops_somebody_lets_nothing_of_before_be_said(warning: str, left: list[str]) -> None:
    queue = UtteranceQueue()
    queue.offer(Cue(t_s=0.0, id="summary.set", text="Ten. Full range.", priority=Priority.SETUP), 0.0)
    outcomes = queue.offer(Cue(t_s=0.1, id=warning, text="Stop", priority=Priority.SAFETY), 0.1)
    assert [cue.id for cue in queue.waiting] == [warning, *left]
    assert [(cue.id, cue.status) for cue in outcomes] == ([] if left else [("summary.set", CueStatus.DROPPED)])


def test_what_is_withdrawn_is_said_no_further_and_leaves_the_rest_alone() -> None:
    queue = speaking("session.check", SETUP)
    queue.offer(cue("summary.set", SETUP), 0.1)
    queue.offer(cue("number.1", COUNT), 0.1)
    assert statuses(queue.withdraw(("session.check", "number.1"), 0.2)) == [
        ("session.check", CueStatus.INTERRUPTED),
        ("number.1", CueStatus.DROPPED),
    ]
    taken, _ = queue.take(0.4, always)
    assert taken is not None
    assert taken.id == "summary.set"


def test_a_warning_on_a_page_is_said_anew_after_an_answer_that_cut_it_short() -> None:
    queue = speaking("guide.warning", SETUP)
    assert statuses(queue.offer(cue("session.paused", SETUP), 1.0)) == [("guide.warning", CueStatus.INTERRUPTED)]
    assert [one.id for one in queue.waiting] == ["session.paused", "guide.warning"]


def test_warnings_on_pages_are_not_pushed_out_of_the_line_and_wait_long_enough() -> None:
    queue = speaking("guide", SETUP)
    for number in range(5):
        queue.offer(Cue(t_s=0.1, id="guide.warning", text=str(number), priority=SETUP), 0.1)
    assert len(queue.waiting) == 5
    queue.finished(30.0)
    taken, stale = queue.take(30.2, always)
    assert taken is not None
    assert stale == []


def test_a_warning_that_stops_somebody_leaves_one_of_the_minutes_to_be_said() -> None:
    queue = speaking("safety.stop_pain", SAFETY)
    queue.offer(cue("prompt", SAFETY), 0.0)
    queue.offer(cue("safety.see_professional", SAFETY), 1.0)
    assert [one.id for one in queue.waiting] == ["prompt", "safety.see_professional"]


def test_a_warning_that_stops_somebody_takes_the_place_of_those_on_pages() -> None:
    queue = speaking("guide", SETUP)
    queue.offer(cue("guide.warning", SETUP), 0.1)
    queue.offer(cue("safety.stop_pain", SAFETY), 0.2)
    assert [one.id for one in queue.waiting] == ["safety.stop_pain"]
