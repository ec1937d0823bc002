"""Write the documents that are made from the program: ``python -m tests.documents.regenerate``.

``docs/sentences.md`` has everything that a person hears or reads, so that it can be read in one go; ``docs/events.md``
has the events with their fields.
"""

from __future__ import annotations

import dataclasses
import inspect
import typing
from enum import Enum
from pathlib import Path
from typing import Any

import posecoach.core.event_json  # noqa: F401  knows every kind of event
from posecoach.core.clip_review import HoldResult
from posecoach.core.events import Event
from posecoach.core.findings import FaultFinding
from posecoach.phrases.catalogue import load
from posecoach.phrases.translation import texts_of
from posecoach.registry import exercises

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

INTRODUCTION = """\
What a person hears and sees in a session, and why a movement was not counted. Made from the program by
`python -m tests.documents.regenerate`; a test keeps it up to date. A translation is one file of `posecoach/phrases`
that gives these ids texts of its own; an id of an exercise begins with that of the exercise, as in `row.shrug.cue`."""


def documents() -> dict[str, str]:
    """Return the content of each generated file of ``docs/``."""
    return {"sentences.md": sentences(), "events.md": events()}


# -- sentences -----------------------------------------------------------------------------------------------------


def sentences() -> str:
    words = load("en")
    parts = [
        "# Everything that the program says",
        INTRODUCTION,
        "## In a session",
        table(words.phrases.items()),
        "## Praise, in turn",
        table((f"praise_clean.{i}", text) for i, text in enumerate(words.praise_clean)),
    ]
    for spec in exercises().values():
        prefix = f"{spec.id}."
        parts += [
            f"## {spec.name} (`{spec.id}`)",
            table((key.removeprefix(prefix), text) for key, text in texts_of(spec).items()),
        ]
    return "\n\n".join(parts) + "\n"


def table(rows: typing.Iterable[tuple[str, str]]) -> str:
    lines = ["| id | text |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{key}` | {cell(text)} |" for key, text in rows)])


def cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


# -- events --------------------------------------------------------------------------------------------------------


def events() -> str:
    kinds = [kind for kind in Event.registry.values() if kind.__module__.startswith("posecoach.core.")]
    kinds.sort(key=lambda kind: (kind.__module__ != Event.__module__, kind.__module__))
    head = (DOCS / "events.md").read_text(encoding="utf-8").split("\n## ")[0].rstrip()
    own = [event_section(kind.written_as, kind) for kind in kinds]
    within = [event_section(f"Within events: {kind.__name__}", kind) for kind in (FaultFinding, HoldResult)]
    return "\n\n".join([head, *own, *within]) + "\n"


def event_section(title: str, kind: Any) -> str:
    hints = typing.get_type_hints(kind)
    rows = [f"| `{f.name}` | {type_words(hints[f.name])} |" for f in dataclasses.fields(kind) if f.name != "t_s"]
    return "\n".join([f"## {title}", "", described(kind), "", "| field | value |", "|---|---|", *rows])


def described(kind: Any) -> str:
    """Return the docstring as Markdown: its first paragraphs, then its attributes as a list."""
    text = inspect.cleandoc(kind.__doc__ or "").replace("``", "`")
    before, _, attributes = text.partition("Attributes\n----------\n")
    paragraphs = [" ".join(p.split()) for p in before.strip().split("\n\n")]
    items: list[str] = []
    for line in attributes.splitlines():
        if line and not line.startswith(" "):
            items.append(f"- {', '.join(f'`{name}`' for name in line.split(', '))}:")
        elif line:
            items[-1] += f" {line.strip()}"
    return "\n\n".join(filter(None, [*paragraphs, "\n".join(items)]))


def member_words(member: Enum) -> str:
    if isinstance(member.value, int):
        return f"`{member.value}` {member.name.lower()}"
    return f"`{member.value}`" if member.value else "empty"


def type_words(hint: Any) -> str:
    """Return a type in words, an enum as its values."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(map(member_words, hint))
    if origin is dict:
        return f"object of {type_words(args[1])}"
    if origin is tuple:
        return f"list of {type_words(args[0])}"
    if origin is typing.Literal:
        return ", ".join(f"`{value}`" for value in args)
    if type(None) in args:
        return f"{type_words(args[0])}, or null"
    simple = {float: "number", int: "integer", str: "text", bool: "true or false"}
    return simple.get(hint, getattr(hint, "__name__", str(hint)))


if __name__ == "__main__":
    for name, content in documents().items():
        (DOCS / name).write_text(content, encoding="utf-8")
