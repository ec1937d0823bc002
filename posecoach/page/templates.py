"""The page's own templates, in which every text is escaped."""

from __future__ import annotations

from typing import Any

from posecoach.results.pages.templates import environment


def render(template: str, **content: Any) -> str:
    """Return a page made from a template of this package."""
    return environment("posecoach.page").get_template(template).render(**content)
