"""Pages that are left open, over night or while something goes on elsewhere, in a real browser."""

from __future__ import annotations

import datetime

import pytest
from selenium.webdriver import Chrome

from posecoach.history.store import History
from posecoach.page.context import PageContext
from posecoach.system import wall_clock
from tests.end_to_end.test_page import enter, text, wait_for
from tests.support.browser import missing_browser
from tests.support.open_page import open_page
from tests.support.sessions import MONDAY, Script

pytestmark = [
    pytest.mark.device,
    pytest.mark.usefixtures("empty_folder"),
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]
SEEN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
DONE = "Done for today"


def row_done(context: PageContext) -> None:
    script = Script("row", at=MONDAY, user=context.user).begin("row", sets=1, reps=8).sets([8]).end()
    with History(context.files.history_file) as history:
        history.record_session(script.over())


def said(driver: Chrome) -> str:
    return text(driver, "main")  # of whichever page is there: it may be opened anew just now


def test_a_first_page_left_open_over_night_says_what_is_due_when_it_is_seen_again(
    driver: Chrome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall_clock, "now", lambda: MONDAY + datetime.timedelta(hours=1))
    with open_page() as page:
        page.context.switch_person("anna")
        row_done(page.context)
        enter(driver, page)
        assert DONE in said(driver)
        driver.execute_script("window.same = true; " + SEEN_AGAIN)
        driver.execute_async_script("const done = arguments[0]; fetch('/').then(done)")
        assert driver.execute_script(
            "return window.same"
        )  # nothing has changed: who uses the keyboard keeps their place
        monkeypatch.setattr(wall_clock, "now", lambda: MONDAY + datetime.timedelta(days=1))
        driver.execute_script(SEEN_AGAIN)
        wait_for(driver, lambda: "Begin" in said(driver) and DONE not in said(driver), "it says what was due yesterday")
