"""How a phone or a television comes in."""

from __future__ import annotations

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.page.responses import context_of, html


def connect(request: Request) -> Response:
    """Show the addresses and the code, as digits and as pictures for a phone's camera."""
    context = context_of(request)
    code = context.access.code if context.shared_urls else ""
    urls = [(url, qr_of(join_url(url, code))) for url in context.shared_urls]
    return html(request, "connect.html", code=code, urls=urls)


def join_url(url: str, code: str) -> str:
    """Return where a browser comes in with its code, which stands behind ``#`` and never reaches a log of requests."""
    return f"{url}/join#{code}"


def qr_of(text: str) -> str:
    """Return a QR code as the data URL of a picture."""
    return str(segno.make(text, micro=False).svg_data_uri(scale=8, border=4))


ROUTES = (Route("/connect", connect),)
