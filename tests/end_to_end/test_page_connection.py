"""A page whose way to the coach is lost, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from posecoach.coaching.requests import Answer
from posecoach.page.activities.clip_queue import ClipState
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from tests.end_to_end.test_page import asks, enter, text, wait_for
from tests.support.browser import browser, missing_browser
from tests.support.open_page import OpenPage, open_page
from tests.support.simulated_session import SimulatedRun
from tests.support.stalling_proxy import StallingProxy

pytestmark = [
    pytest.mark.device,
    pytest.mark.usefixtures("empty_folder"),
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]


@pytest.fixture
def phone() -> Iterator[Chrome]:
    with browser(390, 844) as opened:
        yield opened


def test_a_phone_whose_connection_dies_without_a_word_says_so_and_comes_back(phone: Chrome) -> None:
    run = SimulatedRun()
    with open_page(run) as page, StallingProxy(page.port) as way:
        page.context.access.hosts |= {f"127.0.0.1:{way.port}"}
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        run.stop_at(asks("pain"))
        page.context.launcher.start(SessionChoice(SessionKind.EXPRESS), "anna")
        run.wait()
        through = OpenPage(page.context, way.port)
        enter(phone, through, "/session")
        wait_for(phone, lambda: len(phone.find_elements(By.CSS_SELECTOR, ".scale button")) == 11, "no scale of pain")
        way.stall()
        page.context.runner.ask(Answer(4))  # on another page
        wait_for(phone, lambda: "cannot be reached" in text(phone, "wait"), "a dead connection was not noticed")
        wait_for(phone, lambda: not phone.find_element(By.ID, "ask").is_displayed(), "it did not come back")
        wait_for(phone, lambda: not phone.find_element(By.ID, "wait").is_displayed(), "it still says so")
        page.context.runner.stop()


def test_a_page_left_open_asks_for_the_new_code_when_the_coach_was_started_anew(phone: Chrome) -> None:
    run = SimulatedRun()
    with open_page(run) as page:
        way = StallingProxy(page.port)
        page.context.access.hosts |= {f"127.0.0.1:{way.port}"}
        page.context.switch_person("anna")
        page.context.files.profile.make_folder()
        run.stop_at(asks("pain"))
        page.context.launcher.start(SessionChoice(SessionKind.EXPRESS), "anna")
        run.wait()
        enter(phone, OpenPage(page.context, way.port), "/session")
        wait_for(phone, lambda: len(phone.find_elements(By.CSS_SELECTOR, ".scale button")) == 11, "no scale of pain")
    with way, open_page() as anew:
        anew.context.access.hosts |= {f"127.0.0.1:{way.port}"}
        way.to_port = anew.port
        wait_for(phone, lambda: phone.current_url.endswith("/join"), "nobody asked for the code")
        assert "Enter the code" in phone.find_element(By.TAG_NAME, "h1").text


def test_two_coaches_of_one_machine_are_open_in_one_browser(phone: Chrome) -> None:
    """As of two people who are signed in to it at the same time."""
    with open_page() as page, open_page() as other:
        page.context.switch_person("anna")
        for one in (page, other):
            enter(phone, one, "/clips")
        phone.get(f"{page.address}/clips")
        assert phone.current_url == f"{page.address}/clips"


def test_the_list_of_clips_says_that_the_coach_is_not_reached(phone: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("anna")
        clip, _ = page.context.clip_queue.add("row.mp4", "row")
        clip.progress = ClipState.RUNNING
        enter(phone, page, "/clips")
        wait_for(phone, lambda: "is being judged" in text(phone, "clips"), "the clip is not shown")
        lost = phone.find_element(By.ID, "lost")
        assert not lost.is_displayed()
        offline(phone, True)
        wait_for(phone, lost.is_displayed, "nothing is said")
        assert "cannot be reached" in lost.text
        offline(phone, False)
        wait_for(phone, lambda: not lost.is_displayed(), "it is still said")


def offline(driver: Chrome, is_lost: bool) -> None:
    driver.execute_cdp_cmd("Network.enable", {})
    conditions = {"offline": is_lost, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)
