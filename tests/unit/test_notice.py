"""Every distribution that set-up installs is named in NOTICE, with the licence that it states itself."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8").partition("\nLibraries\n")[2].partition("\nPrograms\n")[0]
LOCKS = "".join((ROOT / f"requirements-{kind}.lock").read_text() for kind in ("run", "macos"))
LOCKED = sorted(set(re.findall(r"^((?!pyobjc-framework-)[a-z0-9-]+)==", LOCKS, re.MULTILINE)))
FAMILIES = {
    "Apache": "Apache",
    "MIT": "MIT",
    "BSD": "BSD",
    "MPL": "MPL",
    "Mozilla": "MPL",
    "PSF": "PSF",
    "Python Software Foundation": "PSF",
    "ISC": "ISC",
}


def named(distribution: str) -> str:
    """Return the entry of NOTICE in which a distribution is named; empty: in none."""
    entries = re.split(r"\n(?=\S)(?=[^\n]*(?:  |\n ))", re.sub(r",\n(?=\S)", ", ", NOTICE))
    name = distribution.partition("-framework-")[0].removesuffix("-core") if "pyobjc" in distribution else distribution
    return next((entry for entry in entries if re.search(rf"(?<![\w-]){name}(?![\w-])", entry, re.IGNORECASE)), "")


def families(distribution: str) -> set[str]:
    """Return the families of the licences that an installed distribution states, if it states one that is known."""
    about = importlib.metadata.metadata(distribution)
    stated = [about.get("License-Expression") or "", (about.get("License") or "").partition("\n")[0]]
    stated += [text for text in about.get_all("Classifier") or [] if text.startswith("License ::")]
    return {family for word, family in FAMILIES.items() if any(word in text for text in stated)}


@pytest.mark.parametrize("distribution", LOCKED)
def test_what_is_installed_is_named_with_its_licence(distribution: str) -> None:
    entry = named(distribution)
    assert entry
    try:
        stated = families(distribution)
    except importlib.metadata.PackageNotFoundError:
        return  # of another system
    assert not stated or any(family in entry for family in stated), (entry, stated)
