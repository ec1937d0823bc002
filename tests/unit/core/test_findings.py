from __future__ import annotations

import pytest

from posecoach.core.findings import severity


@pytest.mark.parametrize(
    ("value", "limit", "expected"),
    [(10.0, 10.0, 0.0), (15.0, 10.0, 0.5), (5.0, 10.0, 0.5), (-15.0, -10.0, 0.5), (40.0, 10.0, 1.0), (0.1, 0.0, 1.0)],
)
def test_a_fault_is_the_worse_the_further_it_is_beyond_its_limit(value: float, limit: float, expected: float) -> None:
    assert severity(value, limit) == pytest.approx(expected)
