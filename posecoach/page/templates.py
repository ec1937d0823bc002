"""The page's own templates, in which every text is escaped."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(template: str, **content: Any) -> str:
    """Return a page made from a template of this package."""
    return _environment().get_template(template).render(**content)


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("posecoach.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
