"""A clip with the judgement drawn in: skeleton, count, range, tempo and what the coach would say."""

from __future__ import annotations

import math
from pathlib import Path
from types import TracebackType
from typing import Self

from posecoach.analysis.analyzer import Analyzer
from posecoach.app.pipeline import Observation
from posecoach.coaching.two_way import Way
from posecoach.core.events import Event, HoldProgress, RepCompleted
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import HoldState, Phase
from posecoach.screen.draw import draw_hud
from posecoach.screen.present import PHASE_WORDS, clock_text, confidence_ratio, fault_landmarks, tempo_text
from posecoach.screen.state import CueKind, HudState, HudTimer
from posecoach.sinks.video import VideoWriter

SHOW_FAULT_S = 2.5
"""How long a fault stays on the picture: long enough to read six words."""
MIN_WIDTH_PX = 640
"""Smaller clips are drawn larger, so that the text can be read."""


class AnnotatedVideo:
    """Draws every observation of an analysis into a video; a tap of :func:`posecoach.app.pipeline.run`.

    Raises
    ------
    PosecoachError
        At the first picture, if the file cannot be written.
    """

    def __init__(self, path: Path, spec: ExerciseSpec, analyzer: Analyzer) -> None:
        self._path, self._spec, self._analyzer = path, spec, analyzer
        self._cues = {f.id: f.cue for f in spec.faults} | {f.id: f.cue for f in spec.state_faults}
        self._writer: VideoWriter | None = None
        self._way = Way()
        self._full = 0
        self._rep: RepCompleted | None = None
        self._hold: HoldProgress | None = None
        self._faults: tuple[str, ...] = ()
        self._fault_until_s = -math.inf

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.__exit__(kind, error, trace)

    def __call__(self, observation: Observation, events: list[Event]) -> None:
        """Draw one observation."""
        frame = observation.frame
        if frame is None:
            return
        for event in events:
            self._take(event)
        width_px, height_px = frame.size_px
        scale = max(1.0, MIN_WIDTH_PX / width_px)
        size_px = (round(width_px * scale), round(height_px * scale))
        if self._writer is None:
            self._writer = VideoWriter(self._path, size_px)
        self._writer.write(draw_hud(frame.image, self._state(observation), size_px), frame.t_s)

    def _take(self, event: Event) -> None:
        if isinstance(event, RepCompleted):
            self._full += event.full
            self._rep = event
            if event.faults:
                self._faults = tuple(f.id for f in event.faults)
                self._fault_until_s = event.t_s + SHOW_FAULT_S
        elif isinstance(event, HoldProgress):
            self._hold = event if event.state is not HoldState.ENDED else None

    def _state(self, observation: Observation) -> HudState:
        pose = observation.pose
        faults = self._faults if pose.t_s <= self._fault_until_s else ()
        cue = next((self._cues[f] for f in faults if f in self._cues), "")
        cycle, hold = self._spec.cycle, self._hold
        self._way.update(self._analyzer.progress, self._analyzer.phase is Phase.READY)
        phase = self._way.phase if cycle is not None and cycle.two_way else self._analyzer.phase.value
        return HudState(
            landmarks_px=pose.xy_px if pose.found else None,
            visibility=pose.visibility if pose.found else None,
            fault_landmarks=fault_landmarks(faults),
            count=self._full if cycle is not None else None,
            count_label="full" if cycle is not None else "",
            range_ratio=self._analyzer.progress if cycle is not None else None,
            target_ratio=cycle.full_ratio if cycle is not None else 0.0,
            two_way=cycle is not None and cycle.two_way,
            phase=PHASE_WORDS[phase] if cycle is not None and pose.found else "",
            tempo=tempo_text(self._rep.tempo_s) if self._rep is not None else "",
            cue=cue,
            cue_kind=CueKind.FORM,
            timer=None if hold is None else HudTimer(clock_text(hold.held_s), _done_ratio(hold), "hold"),
            confidence_ratio=confidence_ratio(pose),
            mirrored=False,
        )


def _done_ratio(hold: HoldProgress) -> float:
    return hold.held_s / hold.target_s if hold.target_s > 0 else math.nan
