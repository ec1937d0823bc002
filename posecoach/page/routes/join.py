"""The way in: the question for the code, and the files that are the same everywhere."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from posecoach.page.forms.request_body import form_of
from posecoach.page.responses import context_of, redirect
from posecoach.page.security.guard import cookie_name
from posecoach.page.templates import render

KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
COOKIE_S = 30 * 24 * 3600
"""Longer than any program runs, whose end makes every cookie worthless."""
WRONG = "That is not the code, or it was used already. Look for the new one on the coach's page, under “Phone or TV”."
SHUT = "Too many wrong codes. Wait {seconds} seconds, then enter the new code (“Phone or TV” on the coach's page)."
"""Instead, while even the right code is refused."""


@cache
def static_files() -> dict[str, bytes]:
    """Return the files of the page by name: what is not among them is nowhere."""
    folder = files("posecoach.page") / "static"
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}


def static(request: Request) -> Response:
    """Return a style, a script or a drawing."""
    name = request.path_params["name"]
    content = static_files().get(name)
    if content is None:
        return PlainTextResponse("There is no such file.", 404)
    return Response(content, media_type=KINDS.get(name.rpartition(".")[2], "application/octet-stream"))


def ask(request: Request) -> Response:
    """Ask for the code."""
    del request
    return HTMLResponse(render("join.html", said=""))


async def join(request: Request) -> Response:
    """Let in whoever brings the code."""
    code = (await form_of(request)).get("code", "")
    access = context_of(request).access
    token = access.admit(code)
    if token is None:
        said = SHUT.format(seconds=math.ceil(access.shut_s)) if access.shut_s > 0 else WRONG
        return HTMLResponse(render("join.html", said=said), 403)
    answer = redirect(request, "/")
    name = cookie_name(request.headers["host"])
    answer.set_cookie(name, token, max_age=COOKIE_S, httponly=True, samesite="strict")
    return answer


ROUTES = (
    Route("/static/{name}", static),
    Route("/join", ask),
    Route("/join", join, methods=["POST"]),
)
