"""Faults of accessibility of the page that a browser shows, as axe-core finds them."""

from __future__ import annotations

import functools
from importlib.resources import files

from selenium.webdriver import Chrome

SERIOUS = ("serious", "critical")


@functools.cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def serious_faults(driver: Chrome) -> list[str]:
    """Return the serious and critical faults: rule, and the first element that breaks it."""
    driver.execute_script(_axe())
    found = driver.execute_async_script("const done = arguments[0]; axe.run().then((r) => done(r.violations));")
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in SERIOUS]
