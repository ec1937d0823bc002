from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from posecoach.page.application import ROUTES
from posecoach.page.context import PageContext
from posecoach.page.security.access import WRONG_CODES
from posecoach.page.security.guard import HEADERS, cookie_name
from tests.unit.page.conftest import ADDRESS

HOST = ADDRESS.removeprefix("http://")
COOKIE = cookie_name(HOST)
LOCKED = [route for route in ROUTES if isinstance(route, Route) and not route.path.startswith(("/join", "/static"))]
REQUESTS = [(method, route.path) for route in LOCKED for method in sorted(route.methods or set())]


def address_of(path: str) -> str:
    return re.sub(r"\{\w+\}", "x", path)


def as_sent(browser: TestClient) -> dict[str, str]:
    """The headers with which a browser asks for a socket; the test client has none of its own for it."""
    return {"Origin": ADDRESS, "Host": HOST, "Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"}


@pytest.mark.parametrize(("method", "path"), REQUESTS)
def test_without_the_code_no_address_shows_or_does_anything(
    context: PageContext, stranger: TestClient, method: str, path: str
) -> None:
    before = context.runner.feed.state
    answer = stranger.request(method, address_of(path), headers={"Accept": "text/html"})
    assert answer.status_code in (303, 403)
    assert answer.headers.get("location", "/join") == "/join"
    assert "posecoach" not in answer.text
    assert context.runner.feed.state == before
    assert context.runner.current == ""


def test_whoever_opens_a_page_without_the_code_is_led_to_where_it_is_entered(stranger: TestClient) -> None:
    page = {"Accept": "text/html,*/*"}
    answer = stranger.get("/", headers=page, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/join")
    assert stranger.get("/", headers={"Accept": "image/*"}, follow_redirects=False).status_code == 403
    assert stranger.post("/session", headers=page, follow_redirects=False).status_code == 403


def test_every_socket_is_locked(stranger: TestClient) -> None:
    sockets = [route for route in ROUTES if isinstance(route, WebSocketRoute)]
    assert sockets
    for route in sockets:
        with pytest.raises(WebSocketDisconnect), stranger.websocket_connect(route.path) as socket:
            socket.receive_text()


def test_with_the_code_the_page_opens(anna: PageContext, browser: TestClient) -> None:
    assert "Hello anna" in browser.get("/").text


def test_a_made_up_cookie_is_worth_nothing(stranger: TestClient) -> None:
    stranger.cookies.set(COOKIE, "x" * 43)
    assert stranger.get("/settings").status_code == 403


@pytest.mark.parametrize("other", ['state={"open": true}', "user@host=1", "of other=1", "path=/", "alone", "=1"])
def test_cookies_of_other_programs_of_the_machine_sign_nobody_out(
    anna: PageContext, browser: TestClient, other: str
) -> None:
    ours = f"{COOKIE}={browser.cookies[COOKIE]}"
    for sent in (f"{other}; {ours}", f"{ours}; {other}"):
        assert "Hello anna" in browser.get("/", headers={"Cookie": sent}).text


def test_the_cookie_of_another_coach_of_the_machine_neither_opens_the_page_nor_closes_it(
    anna: PageContext, browser: TestClient, stranger: TestClient
) -> None:
    token, of_another = browser.cookies[COOKIE], "y" * 43
    both = f"posecoach-1={of_another}; {COOKIE}={token}"
    answer = browser.get("/", headers={"Cookie": both})
    assert "Hello anna" in answer.text
    assert "set-cookie" not in answer.headers
    for sent in (f"posecoach-1={token}", f"{COOKIE}={of_another}", f"posecoach-1={token}; {COOKIE}={of_another}"):
        assert stranger.get("/settings", headers={"Cookie": sent}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_pages(context: PageContext, stranger: TestClient) -> None:
    cookie = stranger.post("/join", data={"code": context.access.code}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_wrong_code_opens_nothing(context: PageContext, stranger: TestClient) -> None:
    answer = stranger.post("/join", data={"code": "wrong"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_during_the_pause_after_wrong_codes_the_right_one_is_not_called_wrong(
    context: PageContext, stranger: TestClient
) -> None:
    for _ in range(WRONG_CODES):
        answer = stranger.post("/join", data={"code": "wrong"})
    assert "Wait 30 seconds" in answer.text
    answer = stranger.post("/join", data={"code": context.access.code})
    assert answer.status_code == 403
    assert "That is not the code" not in answer.text
    assert "Too many wrong codes. Wait" in answer.text


def test_a_name_that_is_not_ours_is_refused_even_with_the_cookie(anna: PageContext, browser: TestClient) -> None:
    assert browser.get("/", headers={"Host": "evil.example:8765"}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/session", "/settings/delete", "/join", "/clips"])
def test_another_page_cannot_send_forms(anna: PageContext, browser: TestClient, origin: str, path: str) -> None:
    assert browser.post(path, headers={"Origin": origin}).status_code == 403


def test_a_form_without_an_origin_is_refused(anna: PageContext, browser: TestClient) -> None:
    del browser.headers["Origin"]
    assert browser.post("/session").status_code == 403


def test_another_page_cannot_open_the_socket(anna: PageContext, browser: TestClient) -> None:
    evil = {**as_sent(browser), "Origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/session/live", headers=evil) as socket:
        socket.receive_text()


def test_with_the_code_the_socket_opens(anna: PageContext, browser: TestClient) -> None:
    with browser.websocket_connect("/session/live", headers=as_sent(browser)) as socket:
        assert socket.receive_json()["running"] is False


@pytest.mark.parametrize("path", ["/", "/join", "/static/page.css", "/settings", "/nowhere"])
def test_no_answer_is_stored_or_embedded_and_no_inline_script_runs(
    anna: PageContext, browser: TestClient, path: str
) -> None:
    headers = browser.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert all(headers[name] == value for name, value in HEADERS.items())
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy


def test_a_document_within_the_page_runs_no_script_but_its_own(anna: PageContext, browser: TestClient) -> None:
    answer = browser.get("/history/page")
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    head, _, body = answer.text.partition("</head>")
    (script,) = re.findall("<script>(.*?)</script>", body, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; " in head


@pytest.mark.parametrize(
    "path",
    ["/static/..%2f..%2fguard.py", "/static/%2e%2e/access.py", "/reports/..%2f..%2fhistory/page", "/clips/../page"],
)
def test_no_address_leads_to_a_file_that_is_not_ours(anna: PageContext, browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404
