"""What the page of a session offers, by its own files."""

from __future__ import annotations

import re

from posecoach.coaching.requests import Command
from posecoach.page.routes.join import static_files
from posecoach.page.templates import render


def asked_by_keys() -> dict[str, str]:
    """Return the commands of the keyboard, by key."""
    (keys,) = re.findall(r"const KEYS = \{(.*?)\};", static_files()["session.js"].decode())
    return {key or spare: command for key, spare, command in re.findall(r'(?:"([^"]+)"|(\w+)): "(\w+)"', keys)}


def test_what_a_key_asks_for_a_button_asks_for_too() -> None:
    """A phone has no keys."""
    asked = set(asked_by_keys().values())
    assert asked <= {command.value for command in Command}
    assert asked - set(re.findall(r'data-ask="(\w+)"', render("session.html", volume=100))) == set()


def test_a_screen_reader_is_told_every_key() -> None:
    (told,) = re.findall(r"Keys: (.*?)</p>", render("session.html", volume=100))
    letters = {key for key in asked_by_keys() if re.fullmatch("[a-z]", key)}
    assert letters - set(re.findall(r"\b[a-z]\b", told)) == set()
