"""Report, summary and history in a real browser: quiet, without a request, for keyboard, phone, print and reviewer."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from posecoach.app.clip.analyze import analyze
from posecoach.app.documents.key_frames import key_frames
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.vocabulary import PainMoment
from posecoach.evaluation.run import evaluate
from posecoach.evaluation.truth import read_truth
from posecoach.registry import exercise, exercises
from posecoach.results.clip_sets import ClipSets
from posecoach.results.pages.history import history_page
from posecoach.results.pages.nothing_recognized import nothing_recognized_page
from posecoach.results.pages.report import ReportVideo, Section, report_page
from posecoach.results.pages.summary import FaultCount, SummaryRow, summary_page
from posecoach.results.pages.templates import data_address
from tests.support.accessibility import serious_faults
from tests.support.browser import WAIT_S, browser, missing_browser
from tests.support.findings import completed, finding, rejected
from tests.support.joined import joined
from tests.support.records import record
from tests.support.sample_poses import POSES, SAMPLES
from tests.support.sessions import MONDAY, Script
from tests.unit.results.test_result import result

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_browser()), reason=f"not installed: {missing_browser()}"),
]
WIDTHS_PX = (360, 820, 1366)
PAGES = ("report", "summary", "none", "history")
HOSTILE = "<img src=x onerror=alert(1)>.mp4"
NOTHING = Recognition(0.0, 31.0, (Likeness("", 0.7), Likeness("row", 0.3)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    clip, poses = SAMPLES / "row_bent_partial.mp4", POSES / "row_bent_partial.npz"
    result = analyze(poses, "row")
    section = Section(result, exercise("row"), key_frames=key_frames(clip, poses, result, exercise("row")))
    video = ReportVideo(data_address(clip.read_bytes(), "video/mp4"))
    sessions = []
    for i in range(9):
        script = Script("row", at=MONDAY + datetime.timedelta(days=3 * i)).pain(6 - i // 2, PainMoment.BEFORE)
        script.begin("row", sets=2, reps=10).sets([10, 8 + i // 3], range=60.0 + 2 * i).end()
        sessions.append(record(script.pain(5 - i // 2, PainMoment.AFTER)))
    rows = [
        SummaryRow(
            f"clip {i}.mp4",
            "row",
            full=i,
            faults=(FaultCount("shrug", "shrug", i),),
            page=f"clips/clip {i}.mp4/report.html",
        )
        for i in range(1, 6)
    ]
    content = {
        "report": report_page([section], title=HOSTILE, video=video),
        "summary": summary_page([*rows, SummaryRow(HOSTILE, "row", error="It is damaged.")], {"row": "Row"}),
        "none": nothing_recognized_page(ClipSets(HOSTILE, (), (NOTHING,)), exercises()),
        "history": history_page("me", sessions, exercises(), datetime.date(2026, 2, 4)),
    }
    for name, html in content.items():
        (folder / f"{name}.html").write_text(html)
    return {name: folder / f"{name}.html" for name in content}


def width(driver: Chrome, width_px: int) -> None:
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width_px, "height": 900, "deviceScaleFactor": 1, "mobile": width_px < 500},
    )


def requests(driver: Chrome) -> list[str]:
    """Return the addresses that were asked for since the last call, without those that hold what they name."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith("data:")]


@pytest.fixture(scope="module")
def window() -> Iterator[Chrome]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def dark() -> Iterator[Chrome]:
    with browser(dark=True) as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_asks_for_nothing_fits_and_has_no_serious_fault(
    window: Chrome, pages: dict[str, Path], name: str
) -> None:
    address = pages[name].as_uri()
    for width_px in WIDTHS_PX:
        width(window, width_px)
        requests(window)
        window.get(address)
        assert requests(window) == [address]
        assert window.get_log("browser") == []
        assert window.execute_script("return document.documentElement.scrollWidth") <= width_px
        if width_px == WIDTHS_PX[0]:
            assert serious_faults(window) == []


@pytest.mark.parametrize("name", PAGES)
def test_with_the_largest_text_a_page_fits_a_phone(window: Chrome, pages: dict[str, Path], name: str) -> None:
    """As the page of the coach shows it, beside its own margins."""
    width(window, 328)
    try:
        window.get(pages[name].as_uri())
        window.execute_script("document.documentElement.style.fontSize = '26.4px'")
        assert window.execute_script("return document.documentElement.scrollWidth") <= 328
    finally:
        width(window, 1366)


@pytest.mark.parametrize("name", PAGES)
def test_in_the_dark_scheme_a_page_has_no_serious_fault_either(dark: Chrome, pages: dict[str, Path], name: str) -> None:
    dark.get(pages[name].as_uri())
    assert serious_faults(dark) == []


@pytest.fixture
def report(window: Chrome, pages: dict[str, Path]) -> Chrome:
    """Return the browser with the report opened anew."""
    window.get("about:blank")
    window.get_log("browser")
    window.get(pages["report"].as_uri())
    WebDriverWait(window, WAIT_S).until(
        lambda d: d.execute_script("return document.querySelector('video').readyState") >= 1
    )
    return window


def video_s(driver: Chrome) -> float:
    return float(driver.execute_script("return document.querySelector('video').currentTime"))


def begins_s(rep: int) -> float:
    """Return when a repetition of the report's clip begins by what the analysis found."""
    return analyze(POSES / "row_bent_partial.npz", "row").reps[rep - 1].start_s


def test_a_click_on_a_time_and_on_the_plot_goes_there_in_the_video(report: Chrome) -> None:
    second = report.find_elements(By.CSS_SELECTOR, "tr#s1-rep2 button")[0]
    second.click()
    assert video_s(report) == pytest.approx(begins_s(2), abs=0.1)
    plot = report.find_element(By.CSS_SELECTOR, ".plot.seekable")
    report.execute_script("arguments[0].scrollIntoView()", plot)
    data = {k: float(plot.get_attribute(f"data-{k}") or 0) for k in ("from", "to", "left", "right")}
    t_s = 20.5  # after the last repetition
    along = data["left"] + (t_s - data["from"]) / (data["to"] - data["from"]) * (data["right"] - data["left"])
    size = plot.size
    ActionChains(report).move_to_element_with_offset(plot, round((along - 0.5) * size["width"]), 0).click().perform()
    assert video_s(report) == pytest.approx(t_s, abs=0.2)


def test_a_video_that_is_no_longer_beside_the_report_is_said_to_be_gone(window: Chrome, tmp_path: Path) -> None:
    section = Section(analyze(POSES / "row_bent_partial.npz", "row"), exercise("row"))
    page = tmp_path / "report.html"
    page.write_text(report_page([section], title="row.mp4", video=ReportVideo("./k%C3%BCche%201.video.mp4")))
    window.get(page.as_uri())
    WebDriverWait(window, WAIT_S).until(lambda d: not d.find_element(By.ID, "video").is_displayed())
    said = window.find_element(By.CSS_SELECTOR, "main [role=status]").text
    assert "“küche 1.video.mp4”" in said
    window.find_element(By.CSS_SELECTOR, "#s1-rep1 button").click()  # there is nothing to go to
    assert [entry for entry in window.get_log("browser") if "ERR_FILE_NOT_FOUND" not in entry["message"]] == []


def test_enter_on_a_repetition_of_the_plot_goes_there(report: Chrome) -> None:
    spot = report.find_elements(By.CSS_SELECTOR, ".plot .spot")[3]
    spot.send_keys(Keys.ENTER)
    assert video_s(report) == pytest.approx(begins_s(4), abs=0.2)


def test_the_keyboard_alone_reaches_everything(report: Chrome) -> None:
    wanted = report.execute_script(
        "return [...document.querySelectorAll('a[href], button, input, summary, video, [tabindex=\"0\"]')]"
        ".filter((e) => e.type !== 'radio' || e.checked).length"
    )
    reached = set()
    for _ in range(3 * wanted):
        ActionChains(report).send_keys(Keys.TAB).perform()
        element = report.switch_to.active_element
        if element.tag_name == "body":
            break
        reached.add(element.id)
    assert len(reached) >= wanted


def test_the_review_names_faults_as_the_rest_of_the_page_does(report: Chrome) -> None:
    row = exercise("row")
    boxes = report.find_elements(By.CSS_SELECTOR, ".review fieldset:first-of-type input[type=checkbox]")
    shown = {box.get_attribute("value"): box.find_element(By.XPATH, "..").text for box in boxes}
    assert shown == {fault: row.fault_name(fault) for fault in row.fault_ids()}
    assert shown["over-pull"] == "pulled too far"


def test_on_a_phone_the_repetitions_stand_in_the_page_with_score_and_faults(
    window: Chrome, pages: dict[str, Path]
) -> None:
    window.get(pages["report"].as_uri())
    width(window, 390)
    table = window.find_element(By.CSS_SELECTOR, ".scroll table")
    try:
        assert {"score", "faults"} <= {h.text for h in table.find_elements(By.TAG_NAME, "th") if h.is_displayed()}
        assert (
            window.execute_script("return arguments[0].scrollWidth - arguments[0].parentNode.clientWidth", table) <= 0
        )
    finally:
        width(window, 1366)


def test_on_a_small_screen_the_longest_fault_stands_in_the_page(window: Chrome, tmp_path: Path) -> None:
    spec, page = exercise("cat_camel"), tmp_path / "report.html"
    assert spec.cycle is not None
    rep = completed(1, faults=(finding("head-only"),), range_unit=spec.cycle.unit)
    video = ReportVideo(data_address(b"", "video/mp4"))
    page.write_text(report_page([Section(result(exercise=spec.id, reps=(rep,)), spec)], title="a.mp4", video=video))
    window.get(page.as_uri())
    width(window, 900)
    table = window.find_element(By.CSS_SELECTOR, ".scroll table")
    try:
        assert "only the head moves" in table.text
        assert (
            window.execute_script("return arguments[0].scrollWidth - arguments[0].parentNode.clientWidth", table) <= 0
        )
    finally:
        width(window, 1366)


def wait_for(saved: Path, driver: Chrome) -> None:
    """Wait until a file is saved: the browser makes an empty one of its name before."""
    WebDriverWait(driver, WAIT_S).until(lambda _: saved.exists() and saved.stat().st_size > 0)


def test_what_a_reviewer_saves_is_a_truth_file(report: Chrome, tmp_path: Path) -> None:
    report.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    movements = report.find_elements(By.CSS_SELECTOR, ".review fieldset")
    report.execute_script("arguments[0].scrollIntoView()", movements[0])
    movements[0].find_element(By.CSS_SELECTOR, "input[value=rejected]").click()
    movements[1].find_element(By.CSS_SELECTOR, "input[value=shrug]").click()
    report.find_element(By.CSS_SELECTOR, "[data-add]").click()
    added = report.find_elements(By.CSS_SELECTOR, ".review fieldset")[-1]
    for part, t_s in (("start_s", "20.1"), ("end_s", "21.3")):
        box = added.find_element(By.CSS_SELECTOR, f"[data-time={part}]")
        box.clear()
        box.send_keys(t_s)
    report.find_element(By.ID, "reviewer").send_keys("AB")
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    target = tmp_path / "row_bent_partial.json"
    wait_for(target, report)
    shutil.copy(POSES / "row_bent_partial.npz", tmp_path)
    truth = read_truth(target)
    assert truth.full_reps == 3
    assert [(rep.full, sorted(rep.faults)) for rep in truth.reps] == [
        (True, ["shrug"]),
        (False, ["partial-pull"]),
        (True, []),
        (True, []),
    ]
    assert truth.reps[-1].start_s == 20.1
    assert truth.reviewed is not None
    assert truth.reviewed.reviewer == "AB"
    assert not truth.reviewed.blind
    assert report.get_log("browser") == []


def test_the_reviews_of_two_sets_of_an_exercise_are_one_truth_that_holds_for_the_whole_clip(
    window: Chrome, tmp_path: Path
) -> None:
    poses, page = tmp_path / "rows.npz", tmp_path / "report.html"
    joined(["row_bent_partial", "row_chair_shrug"], poses)
    whole = analyze(poses, "row")
    parts = [dataclasses.replace(whole, reps=reps, rejected=()) for reps in (whole.reps[:4], whole.reps[4:])]
    sections = [Section(part, exercise("row"), f"Set {number}: Row") for number, part in enumerate(parts, 1)]
    page.write_text(report_page(sections, title="row.mp4"))
    window.get(page.as_uri())
    window.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    (review,) = window.find_elements(By.CSS_SELECTOR, ".review details")
    assert [heading.text for heading in review.find_elements(By.TAG_NAME, "h3")] == ["Set 1: Row", "Set 2: Row"]
    assert [legend.text.partition(",")[0] for legend in review.find_elements(By.TAG_NAME, "legend")] == [
        f"Movement {number}" for number in range(1, len(whole.reps) + 1)
    ]
    review.find_element(By.CSS_SELECTOR, "[data-save]").click()
    wait_for(tmp_path / "rows.json", window)
    (score,) = evaluate(tmp_path).reviewed
    assert (score.true_full, score.error) == (whole.full, 0)


def asked_before_leaving(driver: Chrome) -> bool:
    script = (
        "const leaves = new Event('beforeunload', { cancelable: true });"
        "dispatchEvent(leaves); return leaves.defaultPrevented;"
    )
    return bool(driver.execute_script(script))


def test_a_review_that_is_not_saved_is_not_left_unasked(report: Chrome, tmp_path: Path) -> None:
    report.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    assert not asked_before_leaving(report)
    report.find_element(By.CSS_SELECTOR, ".review input[value=rejected]").click()
    assert asked_before_leaving(report)
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    assert not asked_before_leaving(report)
    report.find_element(By.CSS_SELECTOR, "[data-add]").click()
    assert asked_before_leaving(report)
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()


def test_a_missed_repetition_that_ends_before_it_begins_is_not_left_out_of_a_review(
    report: Chrome, tmp_path: Path
) -> None:
    report.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    report.find_element(By.CSS_SELECTOR, "[data-add]").click()
    begin, end = report.find_elements(By.CSS_SELECTOR, ".review fieldset:last-of-type [data-time]")
    for box, t_s in ((begin, "21.3"), (end, "20.1")):
        box.clear()
        box.send_keys(t_s)
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    state = report.find_element(By.ID, "review-state")
    assert "ends before it begins" in state.text
    assert report.switch_to.active_element == end
    assert list(tmp_path.iterdir()) == []
    end.clear()
    end.send_keys("22.5")
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    target = tmp_path / "row_bent_partial.json"
    wait_for(target, report)
    assert [rep["start_s"] for rep in json.loads(target.read_text())["reps"]][-1] == 21.3


def filled_in(driver: Chrome) -> list[str]:
    """Return what is chosen or ticked in the movements of the review."""
    chosen = driver.find_elements(By.CSS_SELECTOR, ".review fieldset input:checked")
    return [str(box.get_attribute("value")) for box in chosen]


def without_numbers(fieldset: WebElement) -> str:
    """Return the markup of a movement without what tells any two movements apart: its number, its times."""
    return re.sub(r"\d+", "0", str(fieldset.get_attribute("innerHTML")))


def test_a_review_that_begins_blind_shows_nothing_of_the_programs_judgement(report: Chrome) -> None:
    blind = report.find_element(By.ID, "blind")
    assert {"full", "partial", "partial-pull"} <= set(filled_in(report))
    blind.send_keys(Keys.SPACE)
    assert filled_in(report) == []
    movements = report.find_elements(By.CSS_SELECTOR, ".review fieldset")
    assert len(movements) > 1
    assert len({without_numbers(movement) for movement in movements}) == 1
    assert report.switch_to.active_element == blind
    report.find_element(By.CSS_SELECTOR, "[data-add]").click()
    assert filled_in(report) == []
    assert serious_faults(report) == []
    assert report.get_log("browser") == []


def test_a_counted_movement_looks_like_a_rejected_one_in_a_blind_review(window: Chrome, tmp_path: Path) -> None:
    page, found = tmp_path / "report.html", result(reps=(completed(1),), rejected=(rejected(5.0, 8.0),))
    page.write_text(report_page([Section(found, exercise("row"))], title="a.mp4"))
    window.get(page.as_uri())
    window.find_element(By.ID, "blind").click()
    counted, refused = window.find_elements(By.CSS_SELECTOR, ".review fieldset")
    assert without_numbers(counted) == without_numbers(refused)


def test_a_blind_review_is_saved_once_every_movement_is_judged_and_says_that_it_was_blind(
    report: Chrome, tmp_path: Path
) -> None:
    report.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    report.find_element(By.ID, "blind").click()
    movements = report.find_elements(By.CSS_SELECTOR, ".review fieldset")
    for movement in (movements[0], *movements[2:]):
        movement.find_element(By.CSS_SELECTOR, "input[value=full]").click()
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    assert report.find_element(By.ID, "review-state").text.startswith("Not judged yet: movement 2.")
    assert report.switch_to.active_element == movements[1].find_element(By.CSS_SELECTOR, "input[value=full]")
    assert asked_before_leaving(report)
    assert list(tmp_path.iterdir()) == []
    movements[1].find_element(By.CSS_SELECTOR, "input[value=rejected]").click()
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    target = tmp_path / "row_bent_partial.json"
    wait_for(target, report)
    shutil.copy(POSES / "row_bent_partial.npz", tmp_path)
    truth = read_truth(target)
    assert truth.reviewed is not None
    assert truth.reviewed.blind
    assert [(rep.full, rep.faults) for rep in truth.reps] == [(True, frozenset())] * (len(movements) - 1)
    assert report.get_log("browser") == []


def test_a_reviewer_removes_what_is_no_movement_and_adds_one_in_a_blind_review_too(
    report: Chrome, tmp_path: Path
) -> None:
    report.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    report.find_element(By.ID, "blind").click()
    report.find_element(By.CSS_SELECTOR, "[data-add]").click()
    first, second, *others, added = report.find_elements(By.CSS_SELECTOR, ".review fieldset")
    for part, t_s in (("start_s", "20.1"), ("end_s", "21.3")):
        box = added.find_element(By.CSS_SELECTOR, f"[data-time={part}]")
        box.clear()
        box.send_keys(t_s)
    for movement in (first, *others, added):
        movement.find_element(By.CSS_SELECTOR, "input[value=full]").click()
    remove = second.find_element(By.CSS_SELECTOR, "[data-remove]")
    remove.send_keys(Keys.ENTER)
    assert remove.text == "Removed. Put it back"
    assert not second.find_element(By.CSS_SELECTOR, "input[value=full]").is_displayed()
    assert serious_faults(report) == []
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    target = tmp_path / "row_bent_partial.json"
    wait_for(target, report)
    saved = json.loads(target.read_text())
    assert (len(saved["reps"]), saved["full_reps"]) == (len(others) + 2,) * 2
    assert saved["reps"][-1]["start_s"] == 20.1
    remove.send_keys(Keys.ENTER)
    assert second.find_element(By.CSS_SELECTOR, "input[value=full]").is_displayed()
    report.find_element(By.CSS_SELECTOR, "[data-save]").click()
    assert report.find_element(By.ID, "review-state").text.startswith("Not judged yet: movement 2.")


def test_what_was_judged_is_not_taken_away_unasked_by_a_blind_start(report: Chrome) -> None:
    blind = report.find_element(By.ID, "blind")
    report.find_element(By.CSS_SELECTOR, ".review input[value=rejected]").click()
    before = filled_in(report)
    blind.click()
    report.switch_to.alert.dismiss()
    assert (filled_in(report), blind.is_selected()) == (before, False)
    blind.click()
    report.switch_to.alert.accept()
    assert (filled_in(report), blind.is_selected()) == ([], True)
    assert not asked_before_leaving(report)


def test_the_search_shows_only_the_clips_that_have_all_words(window: Chrome, pages: dict[str, Path]) -> None:
    window.get(pages["summary"].as_uri())
    window.find_element(By.ID, "search").send_keys("shrug 3×")
    shown = [row for row in window.find_elements(By.CSS_SELECTOR, "#clips tr") if row.is_displayed()]
    assert [row.find_element(By.TAG_NAME, "a").text for row in shown] == ["clip 3.mp4"]
    assert window.find_element(By.ID, "found").text == "1 of 6"


def test_the_days_of_a_month_of_five_weeks_beside_one_of_six_are_round(window: Chrome, tmp_path: Path) -> None:
    october = datetime.datetime(2026, 10, 28, 18, tzinfo=datetime.UTC)
    days = [october + datetime.timedelta(days=day) for day in (0, 1, 5, 8)]
    sessions = [record(Script("row", at=day).begin("row", sets=1, reps=3).sets([3]).end()) for day in days]
    written = tmp_path / "history.html"
    written.write_text(history_page("me", sessions, exercises(), datetime.date(2026, 11, 27)), encoding="utf-8")
    window.get(written.as_uri())
    done = window.find_elements(By.CSS_SELECTOR, ".calendar td.done")
    assert len(done) == 4
    assert {round(one.size["height"] / one.size["width"], 1) for one in done} == {1.0}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="not installed: pdftotext (Debian: poppler-utils)")
@pytest.mark.parametrize(("paper", "inches"), [("A4", (8.27, 11.69)), ("Letter", (8.5, 11.0))])
@pytest.mark.parametrize("name", PAGES)
def test_what_is_printed_is_whole(
    dark: Chrome, pages: dict[str, Path], tmp_path: Path, name: str, paper: str, inches: tuple[float, float]
) -> None:
    """With the dark scheme, too: paper is white all the same."""
    dark.get(pages[name].as_uri())
    headings = dark.execute_script("return [...document.querySelectorAll('th')].map((e) => e.innerText.trim())")
    made = dark.execute_cdp_cmd(
        "Page.printToPDF", {"paperWidth": inches[0], "paperHeight": inches[1], "preferCSSPageSize": False}
    )
    pdf = tmp_path / f"{name}-{paper}.pdf"
    pdf.write_bytes(base64.b64decode(made["data"]))
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(boxes)
    space = {"x": "http://www.w3.org/1999/xhtml"}
    words = []
    for sheet in root.findall(".//x:page", space):
        for word in sheet.findall("x:word", space):
            assert float(word.attrib["xMin"]) > 0
            assert float(word.attrib["xMax"]) < float(sheet.attrib["width"])
            words.append(word.text or "")
    printed = " ".join(words)
    for heading in headings:
        for word in heading.split():
            assert word in printed
    assert "For engineers" not in printed
