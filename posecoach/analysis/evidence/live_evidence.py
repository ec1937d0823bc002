"""The evidence of a set while it goes on, movement by movement."""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Sequence

from posecoach.analysis.evidence.likeness import ALIKE
from posecoach.analysis.evidence.verdicts import SURE_LOG_ODDS, verdicts
from posecoach.analysis.evidence.weighed_measures import (
    measured_arms,
    measured_trunk,
    span_of,
    with_hands,
    with_logs,
)
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.evidence import DURING_ANOTHER, EvidenceTable, Verdict
from posecoach.core.measure import Measures

LOOK_BACK_S = 30.0
"""How much of a set is looked at while it goes on: more than any movement lasts."""
LIVE_CAUTION = 0.5
"""Log-odds by which a movement of the arms must be likelier to be announced while its set goes on.

Of what was announced in 1,478 recordings of people 1 in 55 was taken back when the set was over."""
COVERED_RATIO = 0.5
"""A movement of one drive whose way out is covered so far by those of another is the same movement, or its way back."""


class LiveEvidence:
    """The evidence of the movements of a set, while it goes on; each shares it with those before that are like it.

    ``shown``: measures of the repetitions that the person showed when asked for them.
    """

    def __init__(
        self, table: EvidenceTable, track: PoseTrack, shown: Sequence[Measures] = (), *, two_way: bool = False
    ) -> None:
        self.table = table
        self.track = track
        self.shown = shown
        self._two_way = two_way
        self._found: list[tuple[Candidate, Measures]] = []

    def forget(self) -> None:
        """Begin another set."""
        self._found.clear()

    def weighed(self, candidate: Candidate) -> Candidate:
        """Return the candidate with its verdict."""
        if candidate.decoy_fault:
            return candidate
        measures = self._measured(candidate)
        self._found.append((with_hands(candidate, measures) if candidate.sides else candidate, measures))
        weighed = dataclasses.replace(self._found[-1][0], verdict=self._verdicts(self._found)[-1])
        return with_caution(weighed) if candidate.sides else weighed

    def weighed_as_set(self) -> list[Candidate]:
        """Return the movements of the set that is over, with verdicts among those of one drive.

        Where two drives show the same movement (shoulders that sink and hips that roll), the ways out of the one may be
        ways back of the other. Movements of the less likely drive that do not go out on their own are no company.
        """
        is_part = self._shown_by_another_drive()
        own = [found for found, part in zip(self._found, is_part, strict=True) if not part]
        judged = iter(self._verdicts(own))
        refused = Verdict(-1.0, DURING_ANOTHER)
        weighed = [
            dataclasses.replace(c, verdict=refused if part else next(judged))
            for (c, _), part in zip(self._found, is_part, strict=True)
        ]
        return sorted(weighed, key=lambda c: (c.timing.start_s, c.verdict is refused))

    def _shown_by_another_drive(self) -> list[bool]:
        """Return of each movement whether it is not of the likeliest drive, and one that is covers its way out."""
        odds: dict[frozenset[str], float] = defaultdict(float)
        for candidate, measures in self._found:
            odds[frozenset(candidate.ranges)] += max(0.0, self.table.log_odds(measures))
        lead = max(odds, key=lambda drive: odds[drive], default=frozenset())
        spans_s = [(c.timing.start_s, c.timing.end_s) for c, _ in self._found if c.ranges.keys() == lead]
        return [
            c.ranges.keys() != lead and _covered((c.timing.start_s, c.timing.peak_s), spans_s) >= COVERED_RATIO
            for c, _ in self._found
        ]

    def accepted(self) -> tuple[dict[str, float], ...]:
        """Return of the movements that count what likeness looks at, as far as it was seen."""
        counted = [m for (_, m), v in zip(self._found, self._verdicts(self._found), strict=True) if v.accepted]
        return tuple({name: m[name] for name in ALIKE if math.isfinite(m.get(name, math.nan))} for m in counted)

    def _verdicts(self, found: Sequence[tuple[Candidate, Measures]]) -> list[Verdict]:
        return verdicts(self.table, [m for _, m in found], [c.timing.peak_s for c, _ in found], self.shown)

    def _measured(self, candidate: Candidate) -> Measures:
        if self._two_way:
            return with_logs(candidate.measures)
        series = self.track.series(candidate.timing.start_s - LOOK_BACK_S)
        if candidate.sides:
            return measured_arms(series, span_of(candidate), candidate.measures["range"])
        return measured_trunk(series, candidate)


def _covered(span_s: tuple[float, float], others: Sequence[tuple[float, float]]) -> float:
    """Return the share of a stretch in which any of the others, which do not overlap, goes on."""
    shared_s = sum(max(0.0, min(span_s[1], end_s) - max(span_s[0], start_s)) for start_s, end_s in others)
    return shared_s / max(1e-9, span_s[1] - span_s[0])


def with_caution(candidate: Candidate) -> Candidate:
    """Return the candidate with the caution of what is announced, and corrected, before the set was seen as a whole.

    What somebody showed counts; but who shows a press with a band is not told how to row.
    """
    verdict = candidate.verdict
    assert verdict is not None
    log_odds = verdict.log_odds - LIVE_CAUTION
    unsure = log_odds - verdict.shown_log_odds < SURE_LOG_ODDS
    return dataclasses.replace(candidate, verdict=dataclasses.replace(verdict, log_odds=log_odds, unsure=unsure))
