from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from posecoach.signals.order_statistics import median, percentile, percentile_range

SAMPLES = arrays(np.float64, st.integers(1, 40), elements=st.floats(-1e6, 1e6) | st.just(math.nan))


@given(SAMPLES, st.floats(0.0, 100.0))
def test_they_are_those_of_numpy_to_the_last_bit(values: np.ndarray, percent: float) -> None:
    seen = values[np.isfinite(values)]
    if len(seen):
        assert median(values) == float(np.median(seen))
        assert percentile(values, percent) == float(np.percentile(seen, percent))
        assert percentile_range(values, 5.0, 95.0) == float(np.percentile(seen, 95.0) - np.percentile(seen, 5.0))


@pytest.mark.parametrize("values", [[], [math.nan, math.nan]])
def test_of_nothing_seen_there_is_none(values: list[float]) -> None:
    nothing = np.array(values)
    assert math.isnan(median(nothing))
    assert math.isnan(percentile(nothing, 95.0))
    assert math.isnan(percentile_range(nothing, 5.0, 95.0))


def test_the_samples_stay_in_their_order() -> None:
    values = np.array([3.0, 1.0, 2.0])
    assert median(values) == 2.0
    assert values.tolist() == [3.0, 1.0, 2.0]
