"""Records of sessions for what is computed from them."""

from __future__ import annotations

from posecoach.core.vocabulary import EndReason
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from tests.support.sessions import Script


def record(script: Script) -> SessionRecord:
    found = record_of(script.over())
    assert found is not None
    return found


def broke_off(script: Script) -> SessionRecord:
    """Return the record of a session that the person ended early."""
    found = record_of(script.over(EndReason.ENDED_BY_PERSON))
    assert found is not None
    return found
