"""Forms of the page in a real browser: what is refused, and what is typed meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from posecoach.history.plan_file import keep_plan, plan_text
from posecoach.history.profile import Profile
from posecoach.history.settings import PersonSettings, read_settings
from posecoach.page.routes import plan as plan_routes
from posecoach.page.routes import start
from posecoach.speech.playback.loudness import Loudness
from posecoach.speech.settings import VoiceSettings
from tests.end_to_end.test_page import enter, errors, press, text, wait_for
from tests.support.browser import missing_browser
from tests.support.open_page import OpenPage, open_page

pytestmark = [
    pytest.mark.device,
    pytest.mark.usefixtures("empty_folder"),
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]
PLAN, SLIP = '[row]\nsets = 2\n# as my "therapist" says: <3', "\nsets ="


def alerts(driver: Chrome, action: str) -> list[str]:
    """Return what is said in a form."""
    found = driver.find_elements(By.CSS_SELECTOR, f"form[action='{action}'] [role=alert]")
    return [one.text for one in found if one.is_displayed()]


@contextmanager
def anna_at_settings(driver: Chrome) -> Iterator[OpenPage]:
    """Open the page at the settings, on a system without voices."""
    with open_page() as page:
        page.context.switch_person("anna")
        page.context.voices = []
        enter(driver, page, "/settings")
        yield page


def test_what_was_typed_stays_where_a_form_is_refused(driver: Chrome) -> None:
    with anna_at_settings(driver) as page:
        rate = driver.find_element(By.NAME, "rate")
        rate.clear()
        rate.send_keys("120")
        driver.find_element(By.NAME, "plan").send_keys(PLAN + SLIP)
        press(driver, "Use this plan")
        wait_for(driver, lambda: alerts(driver, "/settings/plan"), "nothing is said of the plan")
        assert "The plan is not valid TOML" in alerts(driver, "/settings/plan")[0]
        field = driver.find_element(By.NAME, "plan")
        assert field.get_property("value") == PLAN + SLIP
        assert driver.find_element(By.NAME, "rate").get_property("value") == "120"
        field.send_keys(Keys.BACKSPACE * len(SLIP))
        press(driver, "Use this plan")
        wait_for(driver, lambda: plan_text(page.context.files.profile) == PLAN, "the plan is not kept")
        wait_for(driver, lambda: not alerts(driver, "/settings/plan"), "it is still said to be refused")
        assert [line for line in errors(driver) if "400" not in line] == []  # the browser's own line of a refusal


def test_a_name_that_is_refused_can_be_put_right(driver: Chrome) -> None:
    with open_page() as page:
        enter(driver, page, "/start")
        field = driver.find_element(By.NAME, "user")
        field.send_keys("Jörg/Straße" + Keys.ENTER)
        wait_for(driver, lambda: alerts(driver, "/start"), "nothing is said of the name")
        assert "cannot be a name" in alerts(driver, "/start")[0]
        field.send_keys(Keys.BACKSPACE * len("/Straße") + Keys.ENTER)
        wait_for(driver, lambda: "/start" not in driver.current_url or "/start/" in driver.current_url, "not let in")
        assert page.context.person_name == "Jörg"


def test_a_form_that_does_not_reach_the_coach_says_so(driver: Chrome) -> None:
    with anna_at_settings(driver) as page:
        driver.execute_cdp_cmd("Network.enable", {})
        gone = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", gone)
        rate = driver.find_element(By.NAME, "rate")
        rate.clear()
        rate.send_keys("120")
        press(driver, "Save")
        wait_for(driver, lambda: alerts(driver, "/settings"), "nothing is said")
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", gone | {"offline": False})
        press(driver, "Save")
        wait_for(driver, lambda: read_settings(page.context.files.profile).rate_wpm == 120, "it is not kept")


def test_reminders_without_a_day_are_refused_where_they_are_chosen(driver: Chrome) -> None:
    with anna_at_settings(driver):
        driver.find_element(By.NAME, "plan").send_keys(PLAN)
        for day in ("mon", "wed", "fri"):
            driver.execute_script("document.getElementsByName(arguments[0])[0].checked = false", day)
        press(driver, "Save for my calendar")
        wait_for(driver, lambda: alerts(driver, "/settings/reminders.ics"), "nothing is said of the days")
        assert driver.find_element(By.NAME, "plan").get_property("value") == PLAN


def test_what_is_chosen_is_heard_before_it_is_saved(driver: Chrome, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, bool, float]] = []

    def say_aloud(_sentence: str, voice: VoiceSettings, _player: object, loudness: Loudness) -> str:
        heard.append((voice.rate_wpm, voice.voice == "whisper", loudness.ratio))
        return ""

    monkeypatch.setattr(start, "say_aloud", say_aloud)
    with open_page() as page:
        page.context.switch_person("anna")
        page.context.voices = [("whisper", "en")]
        enter(driver, page, "/settings")
        rate = driver.find_element(By.NAME, "rate")
        rate.clear()
        rate.send_keys("120")
        choose = "document.getElementsByName(arguments[0])[0].value = arguments[1]"
        driver.execute_script(choose, "voice", "whisper")
        driver.execute_script(choose, "volume", "40")
        press(driver, "Say something")
        wait_for(driver, lambda: heard, "nothing is said")
        assert heard == [(120, True, 0.4)]
        assert read_settings(page.context.files.profile) == PersonSettings(name="anna")
        driver.execute_script(choose, "rate", "1000")
        press(driver, "Say something")
        wait_for(driver, lambda: "from 80 to 400 was expected" in text(driver, "voice-said"), "the slip is not named")
        assert len(heard) == 1


def test_a_voice_that_cannot_be_heard_is_told_in_plain_words_and_why_only_to_who_asks(
    driver: Chrome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "say_aloud", lambda *_: "no sound can be played (paplay failed)")
    with anna_at_settings(driver):
        press(driver, "Say something")
        wait_for(driver, lambda: "Switch the loudspeaker on" in text(driver, "voice-said"), "nothing is said of it")
        why = driver.find_element(By.CSS_SELECTOR, "#voice-said details")
        assert "paplay failed" in str(why.get_property("textContent"))
        assert not why.get_property("open")
        said = text(driver, "voice-said").removesuffix(str(why.get_property("textContent")))
        assert "paplay" not in said


def test_the_size_of_text_is_chosen_before_a_session_and_stays(driver: Chrome) -> None:
    def size_px() -> float:
        font = driver.find_element(By.TAG_NAME, "h1").value_of_css_property("font-size")
        return float(font.removesuffix("px"))

    with anna_at_settings(driver) as page:
        usual_px = size_px()
        press(driver, "Text size")
        larger_px = size_px()
        assert larger_px > 1.2 * usual_px
        driver.get(f"{page.address}/")
        assert size_px() == larger_px


def test_who_goes_on_with_tab_chooses_with_the_arrows_and_a_remote_control_goes_on_with_them(driver: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("anna")
        enter(driver, page)
        chosen = driver.find_element(By.NAME, "exercise")
        driver.execute_script("arguments[0].selectedIndex = 3; arguments[0].focus()", chosen)
        chosen.send_keys(Keys.ARROW_UP)
        assert driver.switch_to.active_element != chosen
        driver.execute_script("arguments[0].focus()", chosen)
        chosen.send_keys(Keys.TAB)
        driver.switch_to.active_element.send_keys(Keys.SHIFT, Keys.TAB)
        assert driver.switch_to.active_element == chosen
        chosen.send_keys(Keys.ARROW_UP)
        assert driver.switch_to.active_element == chosen
        assert chosen.get_property("selectedIndex") == 2


def test_a_plan_file_that_is_no_plan_is_named_and_may_be_chosen_again(driver: Chrome, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    with anna_at_settings(driver):
        plan, chooser = driver.find_element(By.NAME, "plan"), driver.find_element(By.ID, "plan-file")

        def choose(file: Path) -> None:
            driver.execute_script("arguments[0].dispatchEvent(new Event('click'))", chooser)
            chooser.send_keys(str(file))

        for content, said in ((b"#" * 60_000, "too large"), (b"\x00\xff\xfe", "cannot be read as text")):
            file.write_bytes(content)
            choose(file)
            wait_for(driver, lambda said=said: said in text(driver, "plan-said"), "nothing is said")
            assert plan.get_property("value") == ""
        file.write_text(PLAN)
        choose(file)
        wait_for(driver, lambda: plan.get_property("value") == PLAN, "the plan is not shown")
        assert text(driver, "plan-said") == ""


def test_what_is_changed_in_one_form_outlasts_saving_another(driver: Chrome) -> None:
    with anna_at_settings(driver) as page:
        rate = driver.find_element(By.NAME, "rate")
        rate.clear()
        rate.send_keys("120")
        driver.execute_script("document.getElementsByName('have.roller')[0].click()")
        driver.execute_script("document.querySelector('form[action=\"/settings/doses\"] button').click()")
        wait_for(driver, lambda: "roller = false" in plan_text(page.context.files.profile), "equipment is not kept")
        said = "form[action='/settings/doses'] [role=status]"
        wait_for(driver, lambda: driver.find_elements(By.CSS_SELECTOR, said), "it is not said to be saved")
        assert "Saved." in driver.find_element(By.CSS_SELECTOR, said).text
        assert driver.find_element(By.NAME, "rate").get_property("value") == "120"
        assert "roller = false" in str(driver.find_element(By.NAME, "plan").get_property("value"))
        press(driver, "Save")
        wait_for(driver, lambda: read_settings(page.context.files.profile).rate_wpm == 120, "the rate is not kept")
        wait_for(driver, lambda: "Settings saved" in driver.title, "the page is not opened anew")
        assert not errors(driver)


def test_the_back_button_leaves_the_settings_however_often_they_were_saved(driver: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("anna")
        page.context.voices = []
        enter(driver, page, "/connect")
        driver.get(f"{page.address}/settings")
        for rate in (120, 130):
            field = driver.find_element(By.NAME, "rate")
            field.clear()
            field.send_keys(str(rate))
            driver.execute_script("document.title = 'before'")
            press(driver, "Save")
            wait_for(driver, lambda: "Settings saved" in driver.title, "it is not saved")
        driver.back()
        wait_for(driver, lambda: driver.current_url == f"{page.address}/connect", "it leads to the settings again")


def test_saving_one_form_leaves_a_name_that_nobody_typed_out_of_another(driver: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("bert")
        page.context.switch_person("anna")
        page.context.voices = []
        enter(driver, page, "/settings")
        rate = driver.find_element(By.NAME, "rate")
        rate.clear()
        rate.send_keys("120")
        driver.execute_script("document.querySelector('form[action=\"/settings/doses\"] button').click()")
        said = "form[action='/settings/doses'] [role=status]"
        wait_for(driver, lambda: driver.find_elements(By.CSS_SELECTOR, said), "it is not said to be saved")
        names = driver.find_elements(By.CSS_SELECTOR, "input[type=text][name=user]")
        assert [name.get_property("value") for name in names] == ["", ""]


def test_what_is_typed_while_a_form_is_being_saved_is_not_lost(driver: Chrome, monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()

    def slowly(profile: Profile, toml: str) -> None:
        free.wait(60.0)
        keep_plan(profile, toml)

    monkeypatch.setattr(plan_routes, "keep_checked", slowly)
    with anna_at_settings(driver) as page:
        field = driver.find_element(By.NAME, "plan")
        field.send_keys(PLAN)
        press(driver, "Use this plan")
        field.send_keys(SLIP)
        free.set()
        said = "form[action='/settings/plan'] [role=status].answer"
        wait_for(driver, lambda: driver.find_elements(By.CSS_SELECTOR, said), "it is not said to be saved")
        assert plan_text(page.context.files.profile) == PLAN
        assert driver.find_element(By.NAME, "plan").get_property("value") == PLAN + SLIP


def test_a_plan_that_was_put_right_is_no_longer_called_wrong_though_another_form_is_changed(driver: Chrome) -> None:
    with open_page() as page:
        page.context.switch_person("anna")
        page.context.voices = []
        keep_plan(page.context.files.profile, PLAN + SLIP)
        enter(driver, page, "/settings")
        wrong = "Put it right here"
        assert wrong in driver.find_element(By.TAG_NAME, "main").text
        driver.execute_script("document.getElementsByName('rate')[0].value = '120'")
        field = driver.find_element(By.NAME, "plan")
        field.send_keys(Keys.CONTROL + Keys.END)
        field.send_keys(Keys.BACKSPACE * len(SLIP))
        press(driver, "Use this plan")
        said = "form[action='/settings/plan'] [role=status].answer"
        wait_for(driver, lambda: driver.find_elements(By.CSS_SELECTOR, said), "it is not said to be saved")
        assert plan_text(page.context.files.profile) == PLAN
        assert wrong not in driver.find_element(By.TAG_NAME, "main").text
