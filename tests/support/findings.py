"""Repetitions and findings with only what a test is about."""

from __future__ import annotations

from typing import Any

from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.findings import FaultFinding


def finding(fault_id: str = "shrug", value: float = 0.2, limit: float = 0.1, t_s: float = 2.0) -> FaultFinding:
    return FaultFinding(id=fault_id, t_s=t_s, value=value, limit=limit)


def completed(index: int = 1, start_s: float = 1.0, end_s: float = 4.0, **changes: Any) -> RepCompleted:
    middle_s = (start_s + end_s) / 2
    values: dict[str, Any] = {
        "t_s": end_s, "index": index, "start_s": start_s, "peak_s": middle_s, "end_s": end_s, "full": True,
        "range": 80.0, "range_unit": "deg", "tempo_s": (1.0, 1.0, 1.0), "score": 90.0,
    }  # fmt: skip
    return RepCompleted(**values | changes)


def rejected(start_s: float = 1.0, end_s: float = 4.0, reason: str = "a hand was raised") -> RepRejected:
    return RepRejected(t_s=end_s, start_s=start_s, end_s=end_s, reason=reason)
