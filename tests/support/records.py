"""Records of sessions for what is computed from them."""

from __future__ import annotations

from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from tests.support.sessions import Script


def record(script: Script) -> SessionRecord:
    found = record_of(script.over())
    assert found is not None
    return found
