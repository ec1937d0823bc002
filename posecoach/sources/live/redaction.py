"""Addresses without what opens a camera: names, passwords and keys in them have no place in a log."""

from __future__ import annotations

import re

_KEPT = "…"
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*:/{0,2})")


def redacted(address: object) -> str:
    """Return an address as it may be shown and kept: without user, password, and what follows a question mark.

    What is no proper address is treated alike: everything before the last ``@`` goes, whatever it was meant to be.
    """
    text = str(address)
    scheme = _SCHEME.match(text)
    start = scheme.group(1) if scheme else ""
    rest, mark, _ = re.sub("#.*", "", text[len(start) :]).partition("?") if scheme else (text[len(start) :], "", "")
    if "@" in rest:
        rest = f"{_KEPT}@{rest.rpartition('@')[2]}"
    elif scheme and "@" in text:  # a password with a question mark or a hash in it
        rest, mark = f"{_KEPT}@{text.rpartition('@')[2].partition('?')[0]}", ""
    return f"{start}{rest}{mark}{_KEPT if mark else ''}"
