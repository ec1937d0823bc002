"""Stands before every address of the page: host, origin, cookie, and the headers of every answer."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from posecoach.page.security.access import Access

OPEN_PATHS = ("/join", "/static/")
"""What a browser without a code gets: the question for it, and files that are the same everywhere."""
READING = frozenset({"GET", "HEAD"})
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""Of every answer: nothing is stored, nobody else embeds or reads it; the browser's own camera is not needed."""


class Guard:
    """Lets through what may pass, and marks every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")

        async def marked(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                _mark(MutableHeaders(scope=message), host)
            await send(message)

        refusal = self._refusal(scope, headers, host)
        if refusal is None:
            await self._app(scope, receive, marked)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, marked)

    def _refusal(self, scope: Scope, headers: Headers, host: str) -> Response | None:
        """Return what to answer instead; None lets the request through."""
        if host not in self._access.hosts:
            return PlainTextResponse("This page does not go by that name.", 421)
        steers = scope["type"] == "websocket" or scope["method"] not in READING
        if steers and headers.get("origin") != f"http://{host}":
            return PlainTextResponse("Another page asked for this.", 403)
        path: str = scope["path"]
        if path.startswith(OPEN_PATHS) or self._access.knows(token_of(HTTPConnection(scope))):
            return None
        if not steers and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/join", 303)
        return PlainTextResponse("Open /join and enter the code.", 403)


def cookie_name(host: str) -> str:
    """Return what the cookie of the coach is called that is reached under a host and port.

    A browser sends every cookie of a host to all its ports, where several people of a machine may each run a coach.
    """
    return f"posecoach-{host.rpartition(':')[2]}"


def token_of(connection: HTTPConnection) -> str:
    """Return the token that a browser sends; empty if it sends none.

    Cookies of other programs of the machine come along, whose names and values follow no rule.
    """
    return connection.cookies.get(cookie_name(connection.headers.get("host", "")), "")


def _mark(headers: MutableHeaders, host: str) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", policy(host))


def policy(host: str) -> str:
    """Return what a page may load: its own files and nothing written into it."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; frame-src 'self'; "
        f"connect-src 'self' ws://{host}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
