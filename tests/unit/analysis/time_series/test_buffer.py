from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.time_series.buffer import SignalBuffer


def filled(seconds: float, rate_hz: float = 10.0, span_s: float = 5.0) -> SignalBuffer:
    buffer = SignalBuffer(("a_deg", "b_ratio"), span_s)
    for i in range(int(seconds * rate_hz)):
        buffer.append(i / rate_hz, np.array([float(i), -float(i)]))
    return buffer


def test_a_window_holds_the_samples_between_two_times_both_included() -> None:
    window = filled(3.0).window(1.0, 1.3)
    assert window.t_s == pytest.approx([1.0, 1.1, 1.2, 1.3])
    assert list(window["a_deg"]) == [10, 11, 12, 13]
    assert list(window["b_ratio"]) == [-10, -11, -12, -13]


def test_a_window_outside_of_what_was_seen_is_empty() -> None:
    assert len(filled(3.0).window(10.0, 20.0).t_s) == 0


def test_a_window_knows_its_signals() -> None:
    window = filled(1.0).window(0.0, 1.0)
    assert "a_deg" in window
    assert "c_deg" not in window
    with pytest.raises(KeyError):
        window["c_deg"]


@pytest.mark.parametrize("rate_hz", [10.0, 120.0])
def test_the_last_seconds_are_kept_however_long_the_clip_and_whatever_its_rate(rate_hz: float) -> None:
    window = filled(120.0, rate_hz).window(0.0, 120.0)
    assert window.t_s[0] <= 120.0 - 1 / rate_hz - 5.0 + 1e-6
    assert np.diff(window.t_s) == pytest.approx(1 / rate_hz)
    assert window["a_deg"][-1] == 120.0 * rate_hz - 1


def test_what_is_kept_does_not_grow_with_the_clip() -> None:
    kept = [len(filled(seconds).window(0.0, seconds).t_s) for seconds in (60.0, 600.0)]
    assert max(kept) <= 512


def test_a_window_is_a_copy_that_later_samples_leave_alone() -> None:
    buffer = filled(1.0)
    window = buffer.window(0.0, 9.0)
    for i in range(1000):
        buffer.append(1.0 + i / 10, np.zeros(2))
    assert list(window["a_deg"]) == list(range(10))
