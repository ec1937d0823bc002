"""Learned tables stand as the scripts write them, so that a change shows what was learned anew and nothing else."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from posecoach.core.evidence import Clue, EvidenceTable
from posecoach.registry import exercises
from scripts.evidence_source import table_source

TABLES = [
    (f"posecoach.exercises.learned.{spec.id}_{name.lower()}", name, table)
    for spec in exercises().values()
    for name, table in (("EVIDENCE", spec.evidence), ("RECOGNITION", spec.recognition))
    if table is not None
]


@pytest.mark.parametrize(("module", "name", "table"), TABLES, ids=[module.split(".")[-1] for module, *_ in TABLES])
def test_a_table_stands_as_it_is_written(module: str, name: str, table: EvidenceTable) -> None:
    written = importlib.import_module(module)
    assert Path(str(written.__file__)).read_text("utf-8") == table_source(name, str(written.__doc__), table)


def test_a_written_table_is_read_as_it_was() -> None:
    rows = (
        Clue("bend_deg", 90.0, 10.0, -0.0, 0.014, -1.25, "it hardly bent", ""),
        Clue("way_ratio", -0.0178, 0.1, below=0.0, above=-2.0, high_words='it went "away"'),
        Clue("feet_speed.middle", 1.0, 0.001, below=-0.3, above=0.0),
    )
    for table in (EvidenceTable(-2.5, rows, 0.3), EvidenceTable(3.17, rows[2:])):
        read: dict[str, EvidenceTable] = {}
        exec(table_source("TABLE", "Learned.", table), read)
        assert read["TABLE"] == table
