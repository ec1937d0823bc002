"""Every command that a document shows is one that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
import typer

from posecoach.cli.app import app
from tests.documents.regenerate import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "sample_videos" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
IN_TEXT = re.compile(r"`((?:\.venv[/\\]\S+[/\\])?posecoach [^`]+)`")
SHORTENED = "..."
HELP = {"--help", "--version"}
COMMAND = typer.main.get_command(app)


def shown() -> Iterator[tuple[str, str]]:
    """Yield each document's name with the commands in its blocks of code and in its sentences."""
    for document in DOCUMENTS:
        outside, inside = "", ""
        for i, part in enumerate(document.read_text(encoding="utf-8").split("\n```")):
            outside, inside = (outside, inside + part) if i % 2 else (outside + part, inside)
        lines = [line.partition("  #")[0].strip() for line in inside.replace("\\\n", " ").splitlines()]
        found = [line for line in lines if re.match(r"(\.venv[/\\]\S+[/\\])?posecoach ", line)]
        for command in (*found, *IN_TEXT.findall(outside)):
            if SHORTENED not in command:
                yield document.name, command


NAMED_ONLY = {command for _, command in shown() if len(command.split()) == 2}
"""A sentence may name a command without what it is to work on."""


@pytest.mark.parametrize(("document", "command"), sorted(set(shown())), ids=lambda value: value[:60])
def test_a_command_of_a_document_is_taken(document: str, command: str) -> None:
    del document  # names the test
    name, *arguments = shlex.split(command.replace("\\", "/"))[1:]
    if name in HELP:
        return
    subcommand = COMMAND.get_command(typer.Context(COMMAND), name)  # type: ignore[attr-defined]
    assert subcommand is not None, f"there is no command {name}"
    if not HELP.isdisjoint(arguments) or command in NAMED_ONLY:
        return
    subcommand.make_context(name, arguments)
