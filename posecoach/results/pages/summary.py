"""The summary of a batch: a row for each clip, searched by what is typed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from posecoach.progress.words import count
from posecoach.results.names import view_words
from posecoach.results.pages.templates import page, relative_address

SUMMARY_COLUMNS = (
    "clip", "status", "exercise", "view", "duration_s", "full", "partial", "not_counted", "holds", "faults", "warnings",
    "error", "page",
)  # fmt: skip


class FaultCount(NamedTuple):
    """A fault, what people call it, and how often it was found."""

    id: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One clip of a batch; ``error`` says why it was not analysed, ``page`` where its report lies, with ``/``."""

    clip: str
    exercise: str
    view: str = ""
    duration_s: float = math.nan
    full: int = 0
    partial: int = 0
    not_counted: int = 0
    holds: int = 0
    faults: tuple[FaultCount, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str = ""
    page: str = ""

    @property
    def address(self) -> str:
        """Where its report lies, as an address."""
        return relative_address(self.page) if self.page else ""

    @property
    def fault_words(self) -> str:
        """The faults with how often each was found."""
        return ", ".join(f"{fault.name} {fault.times}×" for fault in self.faults)

    def cells(self) -> tuple[Any, ...]:
        """Return the row of the CSV, in the order of :data:`SUMMARY_COLUMNS`."""
        counts = (self.full, self.partial, self.not_counted, self.holds) if not self.error else (None,) * 4
        faults = " ".join(f"{fault.id}:{fault.times}" for fault in self.faults)
        status = "failed" if self.error else "done"
        return (
            self.clip,
            status,
            self.exercise,
            self.view,
            self.duration_s,
            *counts,
            faults,
            " ".join(self.warnings),
            self.error,
            self.page,
        )


def summary_page(rows: Sequence[SummaryRow], names: Mapping[str, str]) -> str:
    """Return the page of a batch; ``names`` are those of the exercises by id."""
    return page(
        "summary.html",
        script="summary.js",
        rows=rows,
        names=names,
        view_words=view_words,
        clips=count(len({row.clip for row in rows}), "clip"),
        failed=sum(bool(row.error) for row in rows),
        full=count(sum(row.full for row in rows), "full repetition"),
    )
