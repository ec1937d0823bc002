from __future__ import annotations

from posecoach.doctor.all_checks import run_checks


def test_this_machine_is_examined_without_an_exception_and_every_fault_has_a_remedy() -> None:
    checks = run_checks()
    assert len({check.name for check in checks}) == len(checks) == 9
    assert all(check.ok or check.mend for check in checks)
