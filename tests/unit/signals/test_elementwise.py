from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from posecoach.signals.elementwise import acos_deg, asin_deg, atan2_deg, cos_of_deg, over, root, total

UNKNOWN = math.nan
CASES: list[tuple[Callable[..., Any], tuple[float, ...], float]] = [
    (root, (9.0,), 3.0),
    (root, (UNKNOWN,), UNKNOWN),
    (over, (1.0, 4.0), 0.25),
    (over, (0.0, 0.0), UNKNOWN),
    (over, (1.0, UNKNOWN), UNKNOWN),
    (cos_of_deg, (60.0,), 0.5),
    (asin_deg, (0.5,), 30.0),
    (asin_deg, (1.0 + 1e-12,), 90.0),
    (asin_deg, (UNKNOWN,), UNKNOWN),
    (acos_deg, (0.5,), 60.0),
    (acos_deg, (-1.0 - 1e-12,), 180.0),
    (acos_deg, (UNKNOWN,), UNKNOWN),
    (atan2_deg, (1.0, -1.0), 135.0),
    (atan2_deg, (UNKNOWN, 1.0), UNKNOWN),
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("function", "arguments", "result"), CASES)
def test_of_many_numbers_it_is_what_it_is_of_each(
    function: Callable[..., Any], arguments: tuple[float, ...], result: float
) -> None:
    assert function(*arguments) == pytest.approx(result, nan_ok=True)
    of_many = function(*(np.array([number, number]) for number in arguments))
    assert of_many == pytest.approx([result, result], nan_ok=True)


def test_a_total_is_of_numbers_or_of_each_place() -> None:
    assert total([1.0, 2.0, 4.0]) == 7.0
    assert total([np.array([1.0, 2.0]), np.array([10.0, 20.0])]).tolist() == [11.0, 22.0]
