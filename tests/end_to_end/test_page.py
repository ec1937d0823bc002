"""The page in a real browser: from an empty data folder through a whole routine, and the lock."""

from __future__ import annotations

import asyncio
import datetime
import json
import re
import threading
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from starlette.requests import Request as WebRequest

from posecoach.app.batch.workers import run_here
from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Answer, Command, Request
from posecoach.core.answers import PainReported
from posecoach.core.camera import CameraState
from posecoach.core.errors import PosecoachError
from posecoach.core.events import SetEnded
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.page.activities import clip_queue
from posecoach.page.activities.clip_queue import ClipState
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from posecoach.page.forms.request_body import receive_clip
from posecoach.registry import exercise
from posecoach.system import wall_clock
from tests.support.breaking_worker import hanging
from tests.support.browser import WAIT_S, browser, missing_browser
from tests.support.led import WORDS
from tests.support.open_page import OpenPage, open_page
from tests.support.sample_poses import sample
from tests.support.simulated_session import CLIPS, SimulatedRun

pytestmark = [
    pytest.mark.device,
    pytest.mark.usefixtures("empty_folder"),
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]

REMOVES = "[aria-label='Remove hangs.mp4']"
NOT_YET = (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException)
"""What a browser says of an element that is being put on the page, as after a reload."""


def wait_for(driver: Chrome, true: Callable[[], object], what: str) -> None:
    WebDriverWait(driver, WAIT_S, 0.05).until(lambda _driver: true(), what)


def text(driver: Chrome, id: str) -> str:
    return str(driver.execute_script("return document.getElementById(arguments[0])?.textContent ?? ''", id))


def press(driver: Chrome, label: str) -> None:
    """Press the button with this text, also one that the page keeps out of sight."""
    found = [b for b in driver.find_elements(By.TAG_NAME, "button") if label in b.get_attribute("textContent")]
    driver.execute_script("arguments[0].click()", found[0])


def click(driver: Chrome, selector: str, number: int) -> None:
    """Click one of these elements as soon as it is in its place and nothing lies over it."""
    WebDriverWait(driver, WAIT_S, 0.05, NOT_YET).until(
        lambda _driver: driver.find_elements(By.CSS_SELECTOR, selector)[number].click() is None
    )


def uncovered(driver: Chrome, id: str) -> bool:
    """Whether an element is to be seen: nothing lies over its middle."""
    return bool(
        driver.execute_script(
            "const one = document.getElementById(arguments[0]), box = one.getBoundingClientRect();"
            "const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);"
            "return one.contains(top);",
            id,
        )
    )


def enter(driver: Chrome, page: OpenPage, path: str = "/") -> None:
    driver.get(page.join_url)
    wait_for(driver, lambda: "/join" not in driver.current_url, "the code did not let the browser in")
    driver.get(page.address + path)


def errors(driver: Chrome) -> list[str]:
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture
def second() -> Iterator[Chrome]:
    with browser(390, 844) as opened:
        yield opened


def asks(kind: str) -> Callable[[SessionView], bool]:
    return lambda view: view.question is not None and view.question.kind.value == kind


def asked(run: SimulatedRun, kind: str) -> bool:
    """Whether the person is asked such a question now; while time stands still, until they answer."""
    return run.view is not None and asks(kind)(run.view)


def at_stage(stage: Stage, exercise: str) -> Callable[[SessionView], bool]:
    return lambda view: view.stage is stage and view.exercise == exercise


def counted(exercise: str, count: int) -> Callable[[SessionView], bool]:
    def reached(view: SessionView) -> bool:
        return view.exercise == exercise and view.set is not None and view.set.count >= count

    return reached


def test_somebody_new_is_led_from_their_name_to_the_first_page(driver: Chrome) -> None:
    with open_page(SimulatedRun()) as page:
        enter(driver, page)
        assert driver.current_url == f"{page.address}/start"
        driver.find_element(By.NAME, "user").send_keys("Anna")
        press(driver, "Next")
        wait_for(driver, lambda: driver.current_url.endswith("/start/camera"), "no camera was asked for")
        press(driver, "Check it")
        wait_for(driver, lambda: driver.current_url.endswith("/start/check"), "no check began")
        wait_for(driver, lambda: "sees you well" in text(driver, "wait"), "the check found nothing")
        press(driver, "Done")
        wait_for(driver, lambda: driver.current_url == f"{page.address}/", "the first page did not come")
        body = driver.find_element(By.TAG_NAME, "body").text
        assert "Hello Anna" in body
        assert "Begin" in body
        assert "not asked yet" in body
        assert not errors(driver)


def test_a_check_without_a_camera_says_nothing_of_where_somebody_stands(driver: Chrome) -> None:
    found = {"picture": "There is no camera.", "light": "", "framing": "I can't see you", "was_seen": False}
    state = {"running": True, "stage": "check", "seen": False, "left_s": 59, **found}
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/start/check")
        page.context.runner.feed.publish_state(json.dumps(state))
        wait_for(driver, lambda: "There is no camera." in text(driver, "check-picture"), "nothing is said of it")
        assert text(driver, "check-framing") == "…From head to feet"


def test_an_express_routine_is_led_steered_from_two_pages_and_kept(driver: Chrome, second: Chrome) -> None:
    run = SimulatedRun()
    with open_page(run) as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        enter(driver, page)
        run.stop_at(asks("pain"))
        press(driver, "Begin")
        wait_for(driver, lambda: driver.current_url.endswith("/session"), "the session did not open")
        run.wait()

        wait_for(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, ".scale button")) == 11, "no scale of pain")
        driver.refresh()
        wait_for(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, ".scale button")) == 11, "no scale again")
        click(driver, ".scale button", 4)
        wait_for(driver, lambda: not asked(run, "pain"), "the answer was not taken")
        run.until(at_stage(Stage.WORKING, "cat_camel"))

        enter(second, page, "/session")  # a telephone, which sees the same
        wait_for(second, lambda: "Cat/camel" in text(second, "name"), "the second page does not show the exercise")
        run.until(counted("cat_camel", 1))
        wait_for(second, lambda: text(second, "count").startswith("1 of"), "the second page does not count")
        press(second, "Pause")
        wait_for(driver, lambda: text(driver, "pause") == "Carry on", "the first page does not know of the pause")
        press(driver, "Carry on")
        wait_for(second, lambda: text(second, "pause") == "Pause", "the second page does not go on")

        press(driver, "+1")
        wait_for(second, lambda: text(second, "count").startswith("2 of"), "the count was not corrected")

        driver.get("about:blank")  # closed in the middle of a set
        run.until(asks("yes_no"))
        wait_for(second, lambda: "full repetitions" in text(second, "told"), "what came of the set is not shown")
        run.until(asks("spot"))
        wait_for(second, lambda: len(second.find_elements(By.CSS_SELECTOR, ".choices button")) == 3, "no spot asked of")
        assert "spot" in text(second, "question")
        assert text(second, "told") == ""
        click(second, ".choices button", 0)
        wait_for(second, lambda: not asked(run, "spot"), "the answer was not taken")
        run.until(asks("soreness"))
        for number, moment in ((6, "at first"), (3, "at the end")):
            wait_for(second, lambda m=moment: m in text(second, "question"), f"not asked how sore {moment}")  # type: ignore[misc]
            assert len(second.find_elements(By.CSS_SELECTOR, ".scale button svg .line")) > 11  # a face each
            click(second, ".scale button", number)
        wait_for(second, lambda: not second.find_element(By.ID, "ask").is_displayed(), "the answer was not taken")
        run.until(at_stage(Stage.WORKING, "row"))
        enter(driver, page, "/session")
        wait_for(driver, lambda: "Row" in text(driver, "name"), "the first page did not come back")
        run.until(asks("effort"))
        wait_for(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, ".scale .bar")) == 11, "no scale of effort")
        run.to_the_end()
        for one in (driver, second):
            wait_for(one, lambda one=one: "Well done" in text(one, "end-said"), "the end was not announced")  # type: ignore[misc]
            assert "Row: 1 set of" in text(one, "end-lines")
            assert "(spots: 1 easier)" in text(one, "end-lines")
            assert "Sorest spot: 6 → 3, easier after" in text(one, "end-lines")
            assert "This week: 1 of 3 days." in text(one, "end-lines")
            assert uncovered(one, "end-mark")
            assert uncovered(one, "end-lines")

        assert run.outcome is not None
        assert run.outcome.reason is EndReason.PLAN_DONE
        assert next(e.nprs for e in run.outcome.events if isinstance(e, PainReported)) == 4
        first_set = next(e for e in run.outcome.events if isinstance(e, SetEnded))
        assert first_set.count == first_set.full + 1
        assert not errors(driver)
        assert not errors(second)

        driver.get(page.address)
        body = driver.find_element(By.TAG_NAME, "body").text
        assert "1 of 3 days" in body
        assert "4 of 10 last time" in body
        driver.get(f"{page.address}/history")
        driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
        wait_for(driver, lambda: "Cat/camel" in driver.page_source, "the history does not show the session")
        assert "(spots: 1 easier)" in driver.page_source
        assert "6 → 3, easier after" in driver.find_element(By.TAG_NAME, "body").text
        driver.switch_to.default_content()
        driver.execute_script("document.querySelector('details').open = true")
        driver.find_element(By.PARTIAL_LINK_TEXT, "routine").click()
        driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
        wait_for(driver, lambda: "Row" in driver.page_source, "there is no report of the session")
        assert not errors(driver)


def test_two_pages_of_a_session_follow_each_others_volume(driver: Chrome, second: Chrome) -> None:
    def shows(one: Chrome, percent: str) -> bool:
        return bool(one.find_element(By.ID, "volume").get_property("value") == percent)

    run = SimulatedRun()
    with open_page(run) as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        run.stop_at(asks("pain"))
        page.context.launcher.start(SessionChoice(SessionKind.EXPRESS), "anna")
        run.wait()
        for one in (driver, second):
            enter(one, page, "/session")
            wait_for(one, lambda one=one: one.find_elements(By.CSS_SELECTOR, ".scale button"), "no scale of pain")
        for here, there, percent in ((driver, second, "40"), (second, driver, "65")):
            here.execute_script(
                "const slider = document.getElementById('volume'); slider.value = arguments[0];"
                "slider.dispatchEvent(new Event('input'));",
                percent,
            )
            wait_for(there, lambda there=there, percent=percent: shows(there, percent), "it shows another loudness")
            assert shows(here, percent)
        page.context.runner.stop()


def test_a_page_that_is_reloaded_or_closed_at_any_stage_changes_nothing(driver: Chrome) -> None:
    seen: list[str] = []
    run = SimulatedRun()
    with open_page(run) as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        enter(driver, page)
        stages: list[Callable[[SessionView], bool]] = [
            lambda view: view.page is not None,
            at_stage(Stage.WORKING, "row"),
            counted("row", 1),
            asks("pain"),
        ]
        run.stop_at(stages[0])
        choose(driver, "row")
        press(driver, "Only this one")
        for number, where in enumerate(stages):
            if number:
                run.until(where)
            else:
                run.wait()
            driver.get("about:blank") if number % 2 else driver.refresh()
            driver.get(f"{page.address}/session")
            wait_for(driver, lambda: "Row" in text(driver, "name"), "the page did not come back")
            seen.append(driver.execute_script("return document.body.dataset.stage"))
        driver.get("about:blank")
        run.to_the_end()
        page.context.runner.stop()
    assert run.outcome is not None
    done = [e for e in run.outcome.events if isinstance(e, SetEnded)]
    assert [e.count for e in done] == [e.full for e in done]
    assert done[0].full == sample(CLIPS["row"])[1]["full_reps"]
    assert "working" in seen
    assert json.loads(page.context.runner.feed.state)["running"] is False


def test_what_is_wrong_with_the_camera_is_read_above_a_question(driver: Chrome) -> None:
    run = SimulatedRun(CameraState.MISSING)
    with open_page(run) as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        enter(driver, page)
        run.stop_at(asks("pain"))
        choose(driver, "row")
        press(driver, "Only this one")
        run.wait()
        wait_for(driver, lambda: "zero to ten" in text(driver, "question"), "nothing is asked")
        wait_for(driver, lambda: text(driver, "told") == WORDS.say("camera.missing"), "the camera is not spoken of")
        run.to_the_end()
        page.context.runner.stop()


def test_what_hurts_is_asked_about_shown_in_the_history_and_done_less_next_time(driver: Chrome) -> None:
    run = SimulatedRun()
    with open_page(run) as page:
        page.context.switch_person("Anna")
        enter(driver, page)
        run.stop_at(counted("row", 1))
        choose(driver, "row")
        planned = dose(driver, "Row")
        press(driver, "Only this one")
        run.wait()
        wait_for(driver, lambda: "Row" in text(driver, "name"), "the session did not open")
        press(driver, "It hurts")
        wait_for(driver, lambda: "does it hurt" in text(driver, "question"), "nobody asked how much")
        wait_for(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, ".scale button")) == 11, "no scale of pain")
        click(driver, ".scale button", 3)
        wait_for(driver, lambda: "your back" in text(driver, "question"), "the answer was not taken")
        run.to_the_end()
        wait_for(driver, lambda: "Rest now" in text(driver, "end-said"), "the end was not announced")
        assert "Well done" not in text(driver, "end-said")
        assert not driver.find_element(By.ID, "end-mark").is_displayed()
        driver.get(page.address)
        assert (
            "Row hurt today: the routine leaves it out until tomorrow." in driver.find_element(By.TAG_NAME, "body").text
        )
        tomorrow = wall_clock.now().date() + datetime.timedelta(days=1)
        plan, why = page.context.files.plan(exercise("row"), tomorrow)
        assert plan.dose.sets * plan.dose.reps < planned
        assert why[0].startswith("It hurt")
        driver.get(f"{page.address}/history")
        driver.switch_to.frame(driver.find_element(By.TAG_NAME, "iframe"))
        wait_for(driver, lambda: "hurt: Row (3 of 10)" in driver.page_source, "the history does not show it")
        assert not errors(driver)


def test_a_clip_is_removed_while_it_is_judged(driver: Chrome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_queue, "run_here", partial(run_here, analyze=hanging))
    with open_page() as page:
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        enter(driver, page, "/clips")
        first, second = (page.context.clip_queue.add(name, "row")[0] for name in ("hangs.mp4", "next.mp4"))
        for clip in (first, second):
            page.context.clip_queue.enqueue(clip)
        wait_for(driver, lambda: driver.find_elements(By.TAG_NAME, "progress"), "no clip is being judged")
        bar, button = driver.find_element(By.TAG_NAME, "progress"), driver.find_element(By.CSS_SELECTOR, REMOVES)
        wait_for(driver, lambda: bar.get_property("value") == 0.5, "the bar does not grow, or is another one")
        button.click()
        wait_for(driver, lambda: second.progress is ClipState.DONE, "the next clip waits")
        wait_for(driver, lambda: "hangs.mp4" not in text(driver, "clips"), "the clip is still there")
        assert not errors(driver)


def test_a_clip_that_is_refused_holds_up_no_other(driver: Chrome, tmp_path: Path) -> None:
    """Without its key the page is answered in plain text, as by a coach that was started anew."""
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        keys = driver.get_cookies()
        for name, cookies in (("refused.mp4", []), ("taken.mp4", keys)):
            (tmp_path / name).write_bytes(b"no clip")
            driver.delete_all_cookies()
            for cookie in cookies:
                driver.add_cookie(cookie)
            driver.find_element(By.ID, "files").send_keys(str(tmp_path / name))
            shows = "clips" if cookies else "said"
            wait_for(driver, lambda name=name, shows=shows: name in text(driver, shows), f"nothing is said of {name}")


DROPPED = """
const [files, folders] = arguments;
const made = files.map(([name, size]) => Object.defineProperty(new File(["no clip"], name), "size", { value: size }));
const items = folders.map((name) => ({ webkitGetAsEntry: () => ({ isDirectory: true, name }) }));
document.getElementById("drop").ondrop({ preventDefault() {}, dataTransfer: { files: made, items } });
"""


def test_every_file_that_is_not_taken_is_named(driver: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        driver.execute_script(DROPPED, [["notes.txt", 7], ["taken.mp4", 7], ["letter.doc", 7]], [])
        wait_for(driver, lambda: "letter.doc" in text(driver, "said"), "the last one is not named")
        assert "notes.txt" in text(driver, "said")
        driver.execute_script(DROPPED, [[f"{number}.txt", 7] for number in range(8)], [])
        wait_for(driver, lambda: "And 3 more." in text(driver, "said"), "it is not said how many there are")
        assert "notes.txt" not in text(driver, "said")


def test_what_cannot_be_a_clip_is_not_sent_first(driver: Chrome) -> None:
    """Two gigabytes are on their way for minutes, and of a folder a browser sends nothing."""
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        driver.execute_script(DROPPED, [["long.mp4", 3 * 1024**3], ["holiday", 4096]], ["holiday"])
        told = text(driver, "said")
        assert "long.mp4: A clip of 2 GB at most was expected" in told
        assert "holiday is a folder" in told
        assert text(driver, "sending") == ""


def test_the_same_clip_may_be_brought_again(driver: Chrome, tmp_path: Path) -> None:
    """As the page asks for where no exercise was recognised. A driver adds to a choice; people replace it."""
    clip = tmp_path / "again.mp4"
    clip.write_bytes(b"no clip")
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        driver.execute_script("document.getElementById('files').multiple = false")
        here = page.context.clip_queue
        for number in (1, 2):
            driver.find_element(By.ID, "files").send_keys(str(clip))
            wait_for(driver, lambda number=number: len(here.clips) == number, "the clip does not come")


def held_up(monkeypatch: pytest.MonkeyPatch, then: Callable[[WebRequest, Path], Awaitable[None]]) -> threading.Event:
    """Let clips wait on their way until the event that is returned; then ``then`` receives them."""
    goes_on = threading.Event()

    async def waits(request: WebRequest, target: Path) -> None:
        await asyncio.to_thread(goes_on.wait, WAIT_S)
        await then(request, target)

    monkeypatch.setattr("posecoach.page.routes.clips.receive_clip", waits)
    return goes_on


def test_a_clip_that_does_not_arrive_can_be_removed(
    driver: Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from a phone that has left the network, of which nobody hears any more."""

    async def fails(_request: WebRequest, target: Path) -> None:
        target.read_bytes()  # gone with its folder

    left = held_up(monkeypatch, fails)
    clip = tmp_path / "stalls.mp4"
    clip.write_bytes(b"no clip")
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        driver.find_element(By.ID, "files").send_keys(str(clip))
        wait_for(driver, lambda: "is coming" in text(driver, "clips"), "the clip is not shown")
        click(driver, "[aria-label='Remove stalls.mp4']", 0)
        wait_for(driver, lambda: "stalls.mp4" not in text(driver, "clips"), "the clip is still there")
        left.set()
        wait_for(driver, lambda: not driver.find_element(By.ID, "sending").is_displayed(), "it is still to come")
        assert page.context.clip_queue.clips == []
        assert text(driver, "said") == ""


def test_a_clip_that_is_not_taken_is_named_though_one_of_another_device_was_removed_meanwhile(
    driver: Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_request: WebRequest, _target: Path) -> None:
        raise PosecoachError("The disk is full.")

    arrives = held_up(monkeypatch, full)
    clip = tmp_path / "mine.mp4"
    clip.write_bytes(b"no clip")
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        page.context.clip_queue.add("theirs.mp4", "row")
        driver.find_element(By.ID, "files").send_keys(str(clip))
        wait_for(driver, lambda: len(driver.find_elements(By.CSS_SELECTOR, "#clips li")) == 2, "a clip is not shown")
        click(driver, "[aria-label='Remove theirs.mp4']", 0)
        wait_for(driver, lambda: "theirs.mp4" not in text(driver, "clips"), "the clip is still there")
        arrives.set()
        wait_for(driver, lambda: not driver.find_element(By.ID, "sending").is_displayed(), "it is still to come")
        assert text(driver, "said") == "The disk is full."


def test_the_keyboard_keeps_its_place_in_the_list_of_clips(driver: Chrome) -> None:
    def focused() -> str:
        return str(driver.execute_script("return document.activeElement.ariaLabel ?? document.activeElement.id"))

    with open_page() as page:
        page.context.switch_person("anna")
        clips = [page.context.clip_queue.add(name, "row")[0] for name in ("one.mp4", "two.mp4", "three.mp4")]
        for clip in clips:
            clip.error, clip.progress = "It is damaged.", ClipState.FAILED
        enter(driver, page, "/clips")
        wait_for(driver, lambda: "three.mp4" in text(driver, "clips"), "the clips are not shown")
        driver.execute_script("document.querySelector(\"[aria-label='Remove two.mp4']\").focus()")
        clips[0].error = "It shows nobody."
        wait_for(driver, lambda: "It shows nobody." in text(driver, "clips"), "what has changed is not shown")
        assert focused() == "Remove two.mp4"
        clips[1].error = "It shows nobody either."
        wait_for(driver, lambda: "nobody either." in text(driver, "clips"), "what has changed is not shown")
        assert focused() == "Remove two.mp4"
        for gone, next_one in (("two", "Remove three.mp4"), ("three", "Remove one.mp4"), ("one", "files")):
            driver.switch_to.active_element.send_keys(Keys.ENTER)
            wait_for(driver, lambda gone=gone: f"{gone}.mp4" not in text(driver, "clips"), "the clip is still there")
            assert focused() == next_one
        assert not errors(driver)


SOME_YEARS_AGO = (
    "delete Element.prototype.checkVisibility; delete AbortSignal.timeout; delete Element.prototype.ariaLabel;"
)


def test_browsers_of_some_years_ago_as_televisions_and_old_phones_have_them_do_as_well(driver: Chrome) -> None:
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SOME_YEARS_AGO})
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page)
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.ARROW_DOWN)
        assert driver.execute_script("return document.activeElement.closest('main') !== null")
        driver.get(f"{page.address}/clips")
        page.context.clip_queue.add("next.mp4", "row")
        wait_for(driver, lambda: "next.mp4" in text(driver, "clips"), "no clip is listed")
        assert not driver.find_element(By.ID, "lost").is_displayed()
        assert driver.find_elements(By.CSS_SELECTOR, "[aria-label='Remove next.mp4']")
        assert not errors(driver)


def asked_before_leaving(driver: Chrome) -> bool:
    script = (
        "const leaves = new Event('beforeunload', { cancelable: true });"
        "dispatchEvent(leaves); return leaves.defaultPrevented;"
    )
    return bool(driver.execute_script(script))


LIST_HANGS = """
const real = window.fetch;
window.lists = 0;
window.fetch = (address, options) => address === "/clips/list"
  ? new Promise((_, reject) => { lists++; options?.signal?.addEventListener("abort", reject); })
  : real(address, options);
"""


def test_a_list_of_clips_that_does_not_come_keeps_nobody_on_the_page_and_is_said_to_be_lost(
    driver: Chrome, tmp_path: Path
) -> None:
    clip = tmp_path / "sent.mp4"
    clip.write_bytes(b"no clip")
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        driver.execute_script(LIST_HANGS)
        driver.find_element(By.ID, "files").send_keys(str(clip))
        wait_for(driver, lambda: page.context.clip_queue.clips, "the clip does not come")
        wait_for(driver, lambda: not asked_before_leaving(driver), "who leaves is asked though nothing is sent")
        assert not driver.find_element(By.ID, "sending").is_displayed()
        wait_for(driver, driver.find_element(By.ID, "lost").is_displayed, "nothing is said of the list")
        assert driver.execute_script("return lists") <= 2


def test_who_leaves_while_clips_are_sent_is_asked_first_and_told_so(
    driver: Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives = held_up(monkeypatch, receive_clip)
    clips = [tmp_path / f"{number}.mp4" for number in (1, 2)]
    for clip in clips:
        clip.write_bytes(b"no clip")
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page, "/clips")
        assert not asked_before_leaving(driver)
        assert not driver.find_element(By.ID, "sending").is_displayed()
        driver.find_element(By.ID, "files").send_keys("\n".join(map(str, clips)))
        wait_for(driver, lambda: "2 clips" in text(driver, "sending"), "nothing is said of what is still to come")
        assert driver.find_element(By.ID, "sending").is_displayed()
        assert asked_before_leaving(driver)
        arrives.set()
        wait_for(driver, lambda: not driver.find_element(By.ID, "sending").is_displayed(), "they are still to come")
        assert len(page.context.clip_queue.clips) == 2
        assert not asked_before_leaving(driver)


def questions(driver: Chrome, page: OpenPage, given: list[Request]) -> Callable[..., None]:
    """Open a session in which nothing happens; return what asks a question in it."""

    def ask(id: str, title: str = "") -> None:
        question = {"id": id, "kind": "pain", "title": title, "text": id, "offered": None, "choices": []}
        state = {
            "running": True,
            "stage": "guiding",
            "paused": False,
            "count": None,
            "caption": "",
            "question": question,
        }
        page.context.runner.feed.publish_state(json.dumps(state))
        wait_for(
            driver, lambda: text(driver, "question") == (f"{title}: {id}" if title else id), "the question is not shown"
        )

    page.context.switch_person("anna")
    page.context.runner.ask = given.append  # type: ignore[method-assign]
    enter(driver, page, "/session")
    return ask


def test_an_answer_that_is_tapped_twice_is_none_to_the_next_question(driver: Chrome) -> None:
    given: list[Request] = []
    with open_page() as page:
        ask = questions(driver, page, given)
        ask("first")
        ActionChains(driver).double_click(driver.find_element(By.CSS_SELECTOR, "[data-value='6']")).perform()
        driver.execute_script("document.querySelector(\"[data-value='6']\").click()")  # a finger's second tap
        ask("second")
        click(driver, "[data-value='3']", 0)
        wait_for(driver, lambda: Answer(3) in given, "the second question takes no answer")
        assert given == [Answer(6), Answer(3)]


def test_no_answer_that_is_tapped_twice_passes_over_one_question(driver: Chrome) -> None:
    given: list[Request] = []
    with open_page() as page:
        ask = questions(driver, page, given)
        for number, question in enumerate(("first", "second"), 1):
            ask(question)
            ActionChains(driver).double_click(driver.find_element(By.ID, "no-answer")).perform()
            wait_for(driver, lambda number=number: len(given) >= number, "the question is not passed over")
        press(driver, "Pause")
        wait_for(driver, lambda: Command.PAUSE in given, "the button does not come")
        assert given == [Command.NEXT, Command.NEXT, Command.PAUSE]


def test_a_one_that_waits_for_the_zero_of_ten_is_no_answer_to_the_next_question(driver: Chrome) -> None:
    given: list[Request] = []
    with open_page() as page:
        ask = questions(driver, page, given)
        ask("first")
        body = driver.find_element(By.TAG_NAME, "body")
        body.send_keys("1")
        ask("second")
        body.send_keys("0")
        wait_for(driver, lambda: given, "the second question takes no answer")
        assert given == [Answer(0)]


def test_a_french_keyboard_answers_without_shift(driver: Chrome) -> None:
    """Its digits are signs without Shift: the six is a minus, which corrects the count where nothing is asked."""
    given: list[Request] = []
    with open_page() as page:
        ask = questions(driver, page, given)
        ask("first")
        six = {"type": "keyDown", "key": "-", "text": "-", "code": "Digit6"}
        for repeats in (False, True):
            driver.execute_cdp_cmd("Input.dispatchKeyEvent", six | {"autoRepeat": repeats})
        ask("second")
        for key, code in (("&", "Digit1"), ("à", "Digit0")):
            driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", "key": key, "text": key, "code": code})
        wait_for(driver, lambda: len(given) >= 2, "the second question takes no answer")
        assert given == [Answer(6), Answer(10)]
        page.context.runner.feed.publish_state(json.dumps({"running": True, "stage": "working", "question": None}))
        wait_for(driver, lambda: not driver.find_element(By.ID, "ask").is_displayed(), "it is still asked")
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", six)
        wait_for(driver, lambda: len(given) >= 3, "the minus does not come")
        assert given[-1] is Command.COUNT_DOWN


def test_a_key_that_is_held_down_asks_once_but_corrects_a_count_by_many(driver: Chrome) -> None:
    given: list[Request] = []
    with open_page() as page:
        questions(driver, page, given)("first")
        for key in " 6+m":
            for repeats in (False, True, True):
                pressed = {"type": "keyDown", "key": key, "text": key, "autoRepeat": repeats}
                driver.execute_cdp_cmd("Input.dispatchKeyEvent", pressed)
        wait_for(driver, lambda: Command.MUTE in given, "the keys do not come")
        more = [Command.COUNT_UP] * 3
        assert given == [Command.PAUSE, Answer(6), *more, Command.MUTE]


def test_enter_that_is_held_down_on_a_button_presses_it_once_but_corrects_a_count_by_many(driver: Chrome) -> None:
    """As the middle key of a remote control."""
    given: list[Request] = []
    with open_page() as page:
        questions(driver, page, given)("first")
        for button in ("pause", "count_up", "mute"):
            driver.execute_script(f"document.querySelector('[data-ask={button}]').focus()")
            for repeats in (False, True, True):
                pressed = {"type": "keyDown", "key": "Enter", "text": "\r", "autoRepeat": repeats}
                driver.execute_cdp_cmd("Input.dispatchKeyEvent", pressed)
        wait_for(driver, lambda: Command.MUTE in given, "the keys do not come")
        press(driver, "Pause")
        wait_for(driver, lambda: given[-1] is Command.PAUSE, "the button does not come")
        assert given == [Command.PAUSE, *[Command.COUNT_UP] * 3, Command.MUTE, Command.PAUSE]


def test_a_question_that_was_seen_of_one_exercise_names_the_other_of_which_it_is_asked_now(driver: Chrome) -> None:
    """As after a phone that slept from the one to the other."""
    with open_page() as page:
        ask = questions(driver, page, [])
        for exercise in ("Row", "Cat/camel"):
            ask("hurts", exercise)


def test_a_screen_reader_says_the_count_and_the_captions_where_the_coach_does_not(driver: Chrome) -> None:
    state = {"running": True, "stage": "working", "paused": False, "caption": "", "question": None}
    with open_page() as page:
        questions(driver, page, [])
        for count, voice, said in (
            (1, {}, ""),
            (2, {"muted": True}, "2 of 8"),
            (3, {"no_voice": "No voice"}, "3 of 8"),
        ):
            page.context.runner.feed.publish_state(
                json.dumps({**state, "count": count, "count_label": "of 8", **voice})
            )
            wait_for(driver, lambda count=count: text(driver, "count").startswith(f"{count} of 8"), "it is not shown")
            assert text(driver, "counted") == said
            spoken_over = driver.find_element(By.ID, "caption").get_attribute("aria-live") == "polite"
            assert spoken_over is bool(voice), "it reads aloud what the coach is saying"
        assert driver.find_element(By.ID, "counted").get_attribute("role") == "status"


def dose(driver: Chrome, name: str) -> int:
    """Return how many repetitions of an exercise the first page names for today."""
    rows = [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".exercises li")]
    sets, reps = re.findall(r"(\d+) sets? of (\d+)", next(row for row in rows if row.startswith(name)))[0]
    return int(sets) * int(reps)


def choose(driver: Chrome, wanted: str) -> None:
    """Choose an exercise on the first page."""
    script = "document.querySelector('select[name=exercise]').value = arguments[0]"
    driver.execute_script(script, wanted)
