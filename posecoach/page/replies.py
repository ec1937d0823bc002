"""Answers of the page."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from posecoach.history.people import people
from posecoach.page import check
from posecoach.page.house import House
from posecoach.page.templates import render


def house_of(request: Request) -> House:
    """Return what all addresses share."""
    house: House = request.app.state.house
    return house


def html(request: Request, template: str, status: int = 200, **content: Any) -> HTMLResponse:
    """Return a page with what all pages have: whose turn it is, what is on, where one is."""
    house = house_of(request)
    common = {
        "user": house.name,
        "named": house.named,
        "people": [one.name for one in people() if one.user != house.user],
        "on": "" if house.room.on == check.NAME else house.room.on,
        "shared": bool(house.addresses),
        "path": request.url.path,
    }
    return HTMLResponse(render(template, **common, **content), status)


def document(page: str) -> HTMLResponse:
    """Return a page that stands on its own, such as a report, to be shown within another one of ours.

    Its style is within it; of scripts only the one that it was made with runs.
    """
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}; img-src data:; media-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": policy})


def to(address: str) -> RedirectResponse:
    """Return the way to another page, after a form was sent."""
    return RedirectResponse(address, 303)
