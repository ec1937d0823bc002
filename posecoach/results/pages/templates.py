"""Pages that need nothing but themselves: templates filled in, every text escaped, no address that is fetched."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import os
import re
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from posecoach.results.words.grouped import clock

_FOLDER = "posecoach.results.pages"
_DOTS = re.compile("[●○]+")


def page(template: str, **content: Any) -> str:
    """Return a page made from a template of this package.

    Its style and its script stand in it; a policy in its head forbids everything else, so that it makes no request
    even if a text got past the escaping.
    """
    script = _source(content.pop("script"))
    return (
        environment(_FOLDER)
        .get_template(template)
        .render(
            style=Markup(_source("style.css")),
            script=Markup(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            **content,
        )
    )


def script_data(value: Any) -> Markup:
    """Return plain data as JSON that may stand in an element ``<script>``: it cannot end the element."""
    text = json.dumps(value, allow_nan=False, ensure_ascii=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def data_address(content: bytes, kind: str) -> str:
    """Return bytes as a data URL."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def relative_address(path: str) -> str:
    """Return the address of a file below the page's folder, ``path`` with ``/``: no name is taken for a protocol."""
    return f"./{quote(os.fsencode(path))}"


@functools.cache
def environment(package: str) -> Environment:
    """Return the templates of a package: every text is escaped, and a name that has no value is an error."""
    made = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["svg"] = Markup  # what Matplotlib drew; its texts are escaped by it
    made.filters["clock"] = clock
    made.filters["dots_unread"] = dots_unread
    return made


def dots_unread(text: str) -> Markup:
    """Return a text with its drawn dots hidden from a screen reader, which would read "black circle, white circle"."""
    return Markup(_DOTS.sub(r'<span aria-hidden="true">\g<0></span>', str(escape(text))))


def _source(name: str) -> str:
    return (files(_FOLDER) / "templates" / name).read_text(encoding="utf-8")
