"""How the page looks and is reached: every width, both schemes, large text, keyboard, and from outside."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from posecoach.core.vocabulary import EndReason
from posecoach.history.user_names import user_name
from posecoach.page.activities.session_choice import SessionChoice, SessionKind
from posecoach.phrases.catalogue import load as load_words
from posecoach.system import wall_clock
from tests.support.accessibility import serious_faults
from tests.support.browser import WAIT_S, browser, missing_browser
from tests.support.open_page import OpenPage, open_page
from tests.support.sessions import MONDAY, Script, write_log
from tests.support.simulated_session import SimulatedRun

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]
WIDTHS_PX = (360, 820, 1366, 3840)
PATHS = ("/", "/clips", "/settings", "/connect", "/start", "/start/camera", "/start/check", "/join", "/session")
CAPITAL_RATIO = 0.72
"""Height of a capital, of the size of its letters, in common fonts without serifs."""
LARGE_TEXT = "document.documentElement.style.fontSize = '32px'"
REACHABLE = (
    "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, summary, iframe"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPage]:
    """Somebody is asked about pain, and time stands still."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POSECOACH_DATA", str(tmp_path_factory.mktemp("data")))
        run = SimulatedRun()
        with open_page(run, shared=True) as opened:
            opened.context.switch_person(user_name("anna"))
            opened.context.files.profile.make_folder()
            run.stop_at(lambda view: view.question is not None)
            opened.context.launcher.start(SessionChoice(SessionKind.EXPRESS), "anna")
            run.wait()
            yield opened


@pytest.fixture(scope="module")
def driver(page: OpenPage) -> Iterator[Chrome]:
    with browser() as opened:
        opened.get(page.join_url)
        WebDriverWait(opened, WAIT_S).until(lambda d: d.current_url == f"{page.address}/")
        yield opened


def scheme(driver: Chrome, name: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": name}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def width(driver: Chrome, width_px: int, height_px: int = 900) -> None:
    size = {"width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def overflow_px(driver: Chrome) -> int:
    return int(driver.execute_script("return document.documentElement.scrollWidth - innerWidth"))


def load(driver: Chrome, page: OpenPage, path: str) -> None:
    driver.get(page.address + path)
    if path == "/session":
        WebDriverWait(driver, WAIT_S).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".scale button"))


def load_session(driver: Chrome, page: OpenPage) -> None:
    """Open the session, and wait until its state is shown."""
    load(driver, page, "/session")
    WebDriverWait(driver, WAIT_S).until(lambda d: not d.find_element(By.ID, "wait").is_displayed())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_every_width_and_has_no_serious_fault(page: OpenPage, driver: Chrome, path: str) -> None:
    for name in ("light", "dark"):
        scheme(driver, name)
        width(driver, WIDTHS_PX[0])
        load(driver, page, path)
        assert serious_faults(driver) == []
    for width_px in WIDTHS_PX:
        width(driver, width_px)
        assert overflow_px(driver) <= 0
    driver.execute_script(LARGE_TEXT)
    for width_px in WIDTHS_PX[:3]:
        width(driver, width_px)
        assert overflow_px(driver) <= 0
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []


CHOICES_APART_PX = """
const lines = [...document.querySelectorAll("label.choice")].filter((one) => one.checkVisibility()).map((one) => {
  const words = document.createRange();
  words.selectNodeContents(one.lastChild);
  return words.getBoundingClientRect();
}).sort((a, b) => a.top - b.top);
const below = lines.slice(1).map((one, index) => [lines[index], one]).filter(([a, b]) => b.left === a.left);
return Math.min(...below.map(([a, b]) => b.top - a.bottom));
"""


def test_choices_of_several_lines_are_told_apart_on_a_phone(page: OpenPage, driver: Chrome) -> None:
    width(driver, 390)
    load(driver, page, "/settings")
    assert driver.execute_script(CHOICES_APART_PX) >= 10


READ_FROM_AFAR = {
    "/session": ("#question", ".scale button", "#end", "#end-said"),
    "/start/check": ("#check-framing", "#check-framing .mend", "#check-light .mend", "#check-picture .mend"),
}


def test_questions_the_end_and_what_the_camera_sees_are_read_from_two_metres(page: OpenPage, driver: Chrome) -> None:
    """On a laptop of 13 inches (165 mm for 768 pixels) their capitals subtend ten minutes of arc, twice the least."""
    width(driver, 1366)
    least_px = 2000.0 * math.radians(10.0 / 60.0) * 768 / 165 / CAPITAL_RATIO
    for path, selectors in READ_FROM_AFAR.items():
        load(driver, page, path)
        for selector in selectors:
            one = driver.find_element(By.CSS_SELECTOR, selector)
            assert float(one.value_of_css_property("font-size").removesuffix("px")) >= least_px, selector


@pytest.mark.parametrize("path", ["/", "/session"])
def test_everything_is_reached_by_keyboard(page: OpenPage, driver: Chrome, path: str) -> None:
    width(driver, 1366)
    load(driver, page, path)
    if path == "/session":
        driver.execute_script("document.getElementById('open-more').click()")
    visible = [one for one in driver.find_elements(By.CSS_SELECTOR, REACHABLE) if one.is_displayed()]
    body, reached = driver.find_element(By.TAG_NAME, "body"), set()
    driver.execute_script("document.activeElement.blur()")
    for _ in range(len(visible) + 5):
        body.send_keys(Keys.TAB)
        reached.add(driver.switch_to.active_element.id)
    assert {one.id for one in visible} - reached == set()


FAINTLY_FRAMED = """
const light = (colour) => {
  const of = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => of(v / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
};
const behind = (one) => {
  const colour = getComputedStyle(one).backgroundColor;
  return colour === "rgba(0, 0, 0, 0)" && one.parentElement ? behind(one.parentElement) : colour;
};
document.getElementById("end")?.classList.remove("hidden");
return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).filter((one) => {
  one.focus({ focusVisible: true });
  const frame = getComputedStyle(one), [a, b] = [light(frame.outlineColor), light(behind(one.parentElement))];
  return frame.outlineStyle === "none" || Math.max(a, b) / Math.min(a, b) < 3;
}).map((one) => one.outerHTML.slice(0, 120));
"""


@pytest.mark.parametrize("path", PATHS)
def test_where_the_keyboard_is_has_a_frame_of_three_to_one(page: OpenPage, driver: Chrome, path: str) -> None:
    width(driver, 1366)
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    for name in ("light", "dark"):
        scheme(driver, name)
        load(driver, page, path)
        assert driver.execute_script(FAINTLY_FRAMED, REACHABLE.removesuffix(", iframe")) == []


ARROWS_REACH = """
const keys = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"];
const press = (one, key) => one.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const reachable = [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility());
document.activeElement.blur();
press(document.body, "ArrowDown");
const waiting = [document.activeElement], reached = new Set(waiting);
while (waiting.length) {
  const from = waiting.pop();
  for (const key of keys) {
    from.focus();
    press(from, key);
    const here = document.activeElement;
    if (!reached.has(here)) { reached.add(here); waiting.push(here); }
  }
}
return reachable.filter((one) => !reached.has(one) && !one.matches(".skip")).map((one) => one.outerHTML.slice(0, 120));
"""


@pytest.mark.parametrize("path", ["/", "/session", "/settings", "/start/camera"])
@pytest.mark.parametrize("width_px", [360, 3840])
def test_everything_is_reached_with_the_arrows_of_a_remote_control(
    page: OpenPage, driver: Chrome, path: str, width_px: int
) -> None:
    width(driver, width_px)
    load(driver, page, path)
    if path == "/session":
        driver.execute_script("document.getElementById('open-more').click()")
    assert driver.execute_script(ARROWS_REACH, REACHABLE) == []


WATCH_TURNING = """
window.opened = [];
window.words = [];
const wait = document.getElementById("wait");
new MutationObserver(() => words.push(wait.textContent)).observe(wait, { childList: true, subtree: true });
window.WebSocket = class extends WebSocket { constructor(url) { super(url); opened.push(this); } };
"""


def test_a_turned_phone_hears_of_no_lost_connection(page: OpenPage, driver: Chrome) -> None:
    width(driver, 1366)
    load(driver, page, "/session")
    driver.execute_script(WATCH_TURNING)
    width(driver, 360)
    again = "return opened.some((one) => one.url.includes('tall') && one.readyState === WebSocket.OPEN)"
    WebDriverWait(driver, WAIT_S).until(lambda d: d.execute_script(again))
    assert not any("cannot be reached" in words for words in driver.execute_script("return words"))


def test_the_pain_scale_breaks_no_word_and_a_phone_still_has_the_stop(page: OpenPage, driver: Chrome) -> None:
    width(driver, 360)
    load(driver, page, "/session")
    words = driver.find_elements(By.CSS_SELECTOR, ".scale .word")
    assert [one.text for one in words][5] == "moderate"
    line_px = min(one.size["height"] for one in words)
    assert all(one.size["height"] < (len(one.text.split()) + 0.5) * line_px for one in words)
    assert all(one.value_of_css_property("overflow-wrap") == "normal" for one in words)
    question = driver.find_element(By.ID, "question").text
    assert not any(word in question.lower() for word in ("type", "key"))


OUT_OF_SIGHT = """
return [...document.querySelectorAll("#question, #scale button, #no-answer, #controls button")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth;
}).map((one) => one.textContent)
"""
CUT_OFF = "return [...document.querySelectorAll('#scale button')].filter((one) => one.scrollWidth > one.clientWidth)"
SMALLEST = (
    "return Math.min(...[...document.querySelectorAll('#scale button, #no-answer')].map((one) => one.offsetHeight))"
)
QUESTIONS = (
    ("pain", []),
    ("effort", []),
    ("yes_no", ["All good", "Something hurts"]),
    ("spot", ["Easier: both hands up", "The same", "Worse: one hand up"]),
)


@pytest.mark.parametrize(("width_px", "height_px"), [(844, 390), (667, 375)])
@pytest.mark.parametrize(("kind", "choices"), QUESTIONS)
def test_on_a_phone_held_sideways_no_answer_is_out_of_sight(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int, kind: str, choices: list[str]
) -> None:
    width(driver, width_px, height_px)
    load(driver, page, "/session")
    driver.execute_script(
        "Scales.show(document.getElementById('scale'), { kind: arguments[0], choices: arguments[1] }, () => {});"
        "document.getElementById('told').textContent = arguments[2];",
        kind,
        choices,
        "8 full repetitions. You kept going. Next: slide your blades to your back pockets.",
    )
    assert driver.execute_script(OUT_OF_SIGHT) == []
    assert driver.execute_script(SMALLEST) >= 44  # a fingertip


@pytest.mark.parametrize(("width_px", "height_px"), [(360, 640), (320, 568)])
@pytest.mark.parametrize("kind", ["pain", "effort"])
def test_on_a_phone_held_upright_every_number_and_it_hurts_are_in_sight(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int, kind: str
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    driver.execute_script("Scales.show(document.getElementById('scale'), { kind: arguments[0], choices: [] });", kind)
    out_of_sight = driver.execute_script(OUT_OF_SIGHT)
    assert [one for one in out_of_sight if one != "No answer"] == []
    assert driver.execute_script(SMALLEST) >= 44
    assert driver.execute_script(CUT_OFF) == []


@pytest.mark.parametrize("size", ["text-large", "text-largest"])
@pytest.mark.parametrize("kind", ["pain", "effort"])
def test_with_large_text_every_number_and_it_hurts_are_in_sight_on_a_phone_held_upright(
    page: OpenPage, driver: Chrome, size: str, kind: str
) -> None:
    width(driver, 360, 640)
    load_session(driver, page)
    driver.execute_script("document.documentElement.className = arguments[0];", size)
    driver.execute_script("Scales.show(document.getElementById('scale'), { kind: arguments[0], choices: [] });", kind)
    assert [one for one in driver.execute_script(OUT_OF_SIGHT) if one != "No answer"] == []
    assert driver.execute_script(COVERED) == []
    assert driver.execute_script(SMALLEST) >= 44
    assert overflow_px(driver) <= 0


HIDDEN_OF_A_SET = """
document.documentElement.className = arguments[0];
document.getElementById("ask").classList.add("hidden");
document.getElementById("caption").textContent = "Slower on the way back.";
document.getElementById("count").textContent = "3 of 10 · Set 1 of 3";
return [...document.querySelectorAll("#caption, #count, #controls button")].filter((one) => {
  const box = one.getBoundingClientRect();
  const there = (y) => one.contains(document.elementFromPoint(box.left + box.width / 2, y));
  return box.bottom > innerHeight || !there(box.top + 2) || !there(box.bottom - 2);
}).map((one) => one.textContent)
"""


@pytest.mark.parametrize("size", ["text-large", "text-largest"])
@pytest.mark.parametrize(("width_px", "height_px"), [(360, 640), (390, 844), (844, 390), (1280, 800)])
def test_with_large_text_the_words_of_a_set_and_its_buttons_are_in_sight_below_the_picture(
    page: OpenPage, driver: Chrome, size: str, width_px: int, height_px: int
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    assert driver.execute_script(HIDDEN_OF_A_SET, size) == []
    assert driver.find_element(By.ID, "picture").size["height"] >= height_px / 4


@pytest.mark.parametrize(("width_px", "height_px"), [(844, 390), (667, 375), (820, 1180), (1280, 800)])
@pytest.mark.parametrize("size", ["", "text-large", "text-largest"])
def test_the_ten_of_a_scale_is_in_one_piece(
    page: OpenPage, driver: Chrome, size: str, width_px: int, height_px: int
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    driver.execute_script("document.documentElement.className = arguments[0];", size)
    ten_px, nine_px = driver.execute_script(
        "return [10, 9].map((one) => {"
        "  const digits = document.createRange();"
        "  digits.selectNode(document.querySelector(`[data-value='${one}']`).childNodes[1]);"
        "  return digits.getBoundingClientRect().height;"
        "})"
    )
    assert ten_px == nine_px
    assert driver.execute_script(CUT_OFF) == []


SMILING = """
Scales.show(document.getElementById("scale"), { kind: arguments[0], choices: [] });
return [...document.querySelectorAll("#scale button")].filter((one) => {
  const [, corner, , middle] = one.querySelector("path:last-child").getAttribute("d").match(/-?[\\d.]+/g).map(Number);
  return middle > corner;
}).map((one) => one.dataset.value)
"""


@pytest.mark.parametrize("kind", ["pain", "soreness"])
def test_no_face_of_a_scale_smiles(page: OpenPage, driver: Chrome, kind: str) -> None:
    """A little pain is no joy, nor is none: smiles draw answers away from their numbers."""
    load_session(driver, page)
    assert driver.execute_script(SMILING, kind) == []


MIDDLE_AND_FIVE = """
const [middle, five] = [".ends span:nth-child(2)", ".scale [data-value='5']"].map((one) => document.querySelector(one));
const [words, button] = [middle.getBoundingClientRect(), five.getBoundingClientRect()];
return [words.width, (words.left + words.right) / 2 - (button.left + button.right) / 2]
"""


@pytest.mark.parametrize(("width_px", "height_px"), [(820, 1180), (844, 390), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("kind", ["pain", "effort", "soreness"])
def test_what_the_middle_of_a_scale_means_stands_below_the_five(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int, kind: str
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    driver.execute_script("Scales.show(document.getElementById('scale'), { kind: arguments[0], choices: [] });", kind)
    wide_px, aside_px = driver.execute_script(MIDDLE_AND_FIVE)
    assert wide_px > 0
    assert abs(aside_px) <= 2


@pytest.mark.parametrize("size", ["text-large", "text-largest"])
def test_with_large_text_on_a_phone_held_upright_what_the_ends_mean_stands_with_their_numbers(
    page: OpenPage, driver: Chrome, size: str
) -> None:
    width(driver, 390, 844)
    load_session(driver, page)
    driver.execute_script("document.documentElement.className = arguments[0];", size)
    ends = driver.find_elements(By.CSS_SELECTOR, ".ends span")
    assert [one.text for one in ends] == ["0 no pain", "5 moderate", "10 worst imaginable"]
    assert all(one.location["x"] + one.size["width"] <= 390 for one in ends)


COVERED = """
return [...document.querySelectorAll("#told, #scale button, #controls button.stop")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.height && !one.contains(document.elementFromPoint(box.left + box.width / 2, box.bottom - 4));
}).map((one) => one.textContent)
"""


@pytest.mark.parametrize(("width_px", "height_px"), [(360, 640), (320, 568)])
def test_on_a_phone_held_upright_no_number_is_hidden_below_what_to_do_at_once(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    driver.execute_script(
        "document.getElementById('told').textContent = arguments[0];"
        "document.getElementById('told').classList.add('warning');",
        load_words("en").say("safety.stop_pain"),
    )
    assert driver.execute_script(COVERED) == []


@pytest.mark.parametrize(("width_px", "height_px"), [(360, 640), (844, 390), (1366, 768)])
def test_that_the_coach_is_not_reached_is_seen_over_a_question(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int
) -> None:
    width(driver, width_px, height_px)
    load_session(driver, page)
    seen, width_ratio = driver.execute_script(  # in one go: the next picture hides it
        "const wait = document.getElementById('wait');"
        "wait.classList.remove('hidden');"
        "wait.textContent = 'The coach cannot be reached.';"
        "const box = wait.getBoundingClientRect();"
        "const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);"
        "return [there.id, document.getElementById('ask').offsetWidth / innerWidth];"
    )
    assert seen == "wait"
    assert width_ratio > 0.95  # and the question is not squeezed by it


@pytest.mark.parametrize("key", ["P", "p"])
def test_keys_of_a_session_work_while_the_volume_has_the_focus_and_with_the_capitals_locked(
    page: OpenPage, driver: Chrome, key: str
) -> None:
    width(driver, 1366)
    load(driver, page, "/session")
    driver.execute_script(
        "window.sent = []; WebSocket.prototype.send = (text) => sent.push(text);"
        "document.getElementById('open-more').click(); document.getElementById('volume').focus();"
    )
    driver.switch_to.active_element.send_keys(key)
    assert '{"ask":"hurts"}' in driver.execute_script("return sent")


@pytest.mark.parametrize(("width_px", "height_px"), [(844, 390), (667, 375), (390, 844), (1366, 768)])
def test_who_says_that_it_hurts_reads_what_to_do_at_once_above_the_question(
    page: OpenPage, driver: Chrome, width_px: int, height_px: int
) -> None:
    width(driver, width_px, height_px)
    load(driver, page, "/session")
    driver.find_element(By.CSS_SELECTOR, "[data-ask=hurts]").click()
    warning = load_words("en").say("safety.stop_pain")
    told = driver.find_element(By.ID, "told")
    WebDriverWait(driver, WAIT_S).until(lambda d: told.text == warning)
    assert told.location["y"] < driver.find_element(By.ID, "question").location["y"]
    if width_px > height_px:
        assert driver.execute_script(OUT_OF_SIGHT) == []


@pytest.mark.parametrize("width_px", [1366, 3840])
def test_buttons_of_a_session_grow_with_the_screen(page: OpenPage, driver: Chrome, width_px: int) -> None:
    width(driver, width_px)
    load(driver, page, "/session")
    heights_px = [one.size["height"] for one in driver.find_elements(By.CSS_SELECTOR, "#controls button")]
    least_px = {1366: 48, 3840: 200}[width_px]  # 200 px of a 55-inch television are 63 mm
    assert min(heights_px) >= least_px


def test_reports_are_told_apart_by_a_fingertip(page: OpenPage, driver: Chrome) -> None:
    profile = page.context.files.profile
    logs = [write_log(profile.new_log("row", MONDAY), Script("row").begin("row").sets([8]).over()) for _ in range(2)]
    try:
        width(driver, 360)
        load(driver, page, "/history")
        driver.find_element(By.TAG_NAME, "summary").click()
        links = driver.find_elements(By.CSS_SELECTOR, "details a")
        assert len(links) >= len(logs)
        assert min(link.size["height"] for link in links) >= 44
    finally:
        for log in logs:
            log.unlink()


BETWEEN_BUTTONS_PX = """
const boxes = [...document.querySelectorAll("form button")].map((one) => one.getBoundingClientRect());
const above = (a, b) => a.bottom <= b.top && a.left < b.right && b.left < a.right;
return Math.min(...boxes.flatMap((a) => boxes.filter((b) => above(a, b)).map((b) => b.top - a.bottom)));
"""


@pytest.mark.parametrize("width_px", [360, 1280])
def test_the_buttons_that_begin_lie_apart_where_a_routine_broke_off(
    page: OpenPage, driver: Chrome, width_px: int
) -> None:
    lately = wall_clock.now() - datetime.timedelta(hours=1)
    done = Script("routine", at=lately).begin("cat_camel", sets=1, reps=6).a_set(6).end().begin("row")
    log = write_log(page.context.files.profile.new_log("routine", lately), done.over(EndReason.ENDED_BY_PERSON))
    try:
        width(driver, width_px)
        load(driver, page, "/")
        assert "Go on where you stopped" in driver.find_element(By.TAG_NAME, "main").text
        assert driver.execute_script(BETWEEN_BUTTONS_PX) >= 8
    finally:
        log.unlink()


@pytest.mark.parametrize(("width_px", "columns"), [(360, 1), (1280, 3)])
def test_what_is_needed_pushes_nothing_far_down_where_there_is_room(
    page: OpenPage, driver: Chrome, width_px: int, columns: int
) -> None:
    width(driver, width_px)
    load(driver, page, "/")
    things = driver.find_elements(By.CSS_SELECTOR, ".needed li")
    assert len(things) == 3
    assert len({thing.location["x"] for thing in things}) == columns


WHOLE_ROUTINE = (
    "All done for today. Well done.",
    "Heating pad: 15 min",
    "Elbow press: 3 holds of 20 s",
    "Foam roller: 3 sets of 5",
    "Chair extension: 2 sets of 8",
    "Cat/camel: 1 set of 6",
    "Self-massage: 6 holds of 30 s (spots: 2 easier)",
    "Sorest spot: 6 → 3, easier after 60 s",
    "Shoulder-blade squeeze: 1 set of 10",
    "Row: 2 sets of 10",
    "Next time: Slow on the way back (Row)",
    "Pain, 0 to 10: 4 → 2",
    "This week ●○○ 1 of 3 days.",
)


def test_the_end_of_a_whole_routine_fits_the_window_of_a_laptop(driver: Chrome) -> None:
    """768 pixels less the browser's own bars; the addresses of both pages differ in their ports alone."""
    with open_page() as finished:
        finished.context.runner.feed.publish_state(
            json.dumps({"running": False, "well": True, "said": "\n".join(WHOLE_ROUTINE)})
        )
        driver.get(finished.join_url)
        WebDriverWait(driver, WAIT_S).until(lambda d: "/join" not in d.current_url)
        driver.get(f"{finished.address}/session")
        width(driver, 1366, 650)
        WebDriverWait(driver, WAIT_S).until(lambda d: d.find_elements(By.CSS_SELECTOR, "#end-lines li"))
        assert driver.find_element(By.ID, "end-said").aria_role == "heading"
        bottom = "return document.querySelector('#end a').getBoundingClientRect().bottom - innerHeight"
        assert driver.execute_script(bottom) <= 0
        below_px = (
            "const [mark, list] = ['end-mark', 'end-lines'].map((id) => document.getElementById(id));"
            "return list.getBoundingClientRect().top - mark.getBoundingClientRect().bottom"
        )
        assert driver.execute_script(below_px) >= 0
        assert overflow_px(driver) <= 0


def test_a_second_browser_without_the_code_sees_nothing_and_with_it_everything(page: OpenPage) -> None:
    code = page.context.access.code
    with browser(390, 844) as stranger:
        for path in PATHS:
            stranger.get(page.address + path)
            assert "Enter the code" in stranger.title
        opened = stranger.execute_async_script(
            "const s = new WebSocket(`ws://${location.host}/session/live`);"
            "s.onopen = () => arguments[0]('open'); s.onerror = () => arguments[0]('refused');"
        )
        assert opened == "refused"
        assert stranger.execute_script("return document.cookie") == ""
        stranger.find_element(By.NAME, "code").send_keys(code)
        stranger.find_element(By.TAG_NAME, "button").click()
        WebDriverWait(stranger, WAIT_S).until(lambda d: "Hello anna" in d.page_source)
        assert stranger.execute_script("return document.cookie") == ""  # out of reach of scripts
        assert page.context.access.code != code


def test_no_picture_is_kept_of_a_session(page: OpenPage) -> None:
    kept = [file for file in Path(page.context.files.profile.folder).rglob("*") if file.is_file()]
    assert {file.suffix for file in kept} <= {".json", ".jsonl", ".toml", ""}
