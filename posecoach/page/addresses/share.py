"""How a phone or a television comes in."""

from __future__ import annotations

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.page.replies import house_of, html


def connect(request: Request) -> Response:
    """Show the addresses and the code, as digits and as pictures for a phone's camera."""
    house = house_of(request)
    code = house.access.code if house.addresses else ""
    return html(request, "connect.html", code=code, doors=[(a, qr_of(join_address(a, code))) for a in house.addresses])


def join_address(address: str, code: str) -> str:
    """Return where a browser comes in with its code, which stands behind ``#`` and never reaches a log of requests."""
    return f"{address}/join#{code}"


def qr_of(text: str) -> str:
    """Return a QR code as the address of a picture that holds it."""
    return str(segno.make(text, micro=False).svg_data_uri(scale=8, border=4))


ROUTES = (Route("/connect", connect),)
