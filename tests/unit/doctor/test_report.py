from __future__ import annotations

import io

from rich.console import Console

from posecoach.doctor.check import Check, Need
from posecoach.doctor.report import as_table, conclusion, healthy, mark

GOOD = Check("Python", True, "3.12.1")
BAD = Check("Pose model", False, "none", "posecoach model")
LESS = Check("Cameras", False, "none", "plug one in", Need.LIVE)


def test_what_only_live_coaching_needs_does_not_make_a_machine_ill() -> None:
    assert healthy([GOOD, LESS])
    assert not healthy([GOOD, BAD])


def test_the_conclusion_says_what_is_possible_here() -> None:
    assert conclusion([GOOD]) == "Clips can be analysed here."
    assert conclusion([GOOD, LESS, LESS]) == "Clips can be analysed here. Not yet possible: live coaching."
    assert conclusion([BAD, LESS]) == "Clips cannot be analysed here until what is missing is mended."


def test_each_finding_has_a_word_for_its_weight() -> None:
    assert [mark(check) for check in (GOOD, BAD, LESS)] == ["ok", "missing", "absent"]


def shown(*checks: Check) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(as_table(checks))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_table_gives_the_command_beside_what_it_mends() -> None:
    _, good, bad, less = (" ".join(line.split()) for line in shown(GOOD, BAD, LESS).splitlines())
    assert good == "ok Python 3.12.1"
    assert bad == "missing Pose model none posecoach model"
    assert less == "absent Cameras none (only needed for live coaching) plug one in"


def test_the_table_takes_brackets_in_findings_literally() -> None:
    assert "0 [PCH]: HDA" in shown(Check("Sound", True, "aplay on 0 [PCH]: HDA"))
