"""The evidence of a set: found movement by movement while it goes on, and of the whole set when it is over."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

import numpy as np

from posecoach.analysis.candidates import HANDS, Candidate
from posecoach.analysis.late_returns import with_late_returns
from posecoach.analysis.likeness import ALIKE, likeness, nearest, shares
from posecoach.analysis.movement_measures import Span, measures_of
from posecoach.analysis.movements import Movement, find_movements
from posecoach.analysis.repetitions import RepetitionFinder
from posecoach.analysis.track import PoseTrack
from posecoach.core.observations import AMONG_OTHERS, DURING_ANOTHER, EvidenceTable, Verdict
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side, opposite
from posecoach.signals.order_statistics import median
from posecoach.signals.series import PoseSeries

LOOK_BACK_S = 30.0
"""How much of a set is looked at while it goes on: more than any movement lasts."""
ANOTHER_SCALE = 1.3
"""If the set's usual range is off the stretch's by more than this factor, the movements are looked for once more."""
SEEN_RATIO = 0.6
"""With less of the way out (or back), the end (or the start) stands for the start position."""
LIVE_CAUTION = 0.5
"""Log-odds by which a movement of the arms must be likelier to be announced while its set goes on.

Of what was announced in 1,478 recordings of people 1 in 55 was taken back when the set was over."""
SURE_LOG_ODDS = 1.4
"""From here on (four to one) the only movement of a set is surely enough the exercise to be corrected."""
HIDDEN_RATIO = 0.3
"""An arm that is seen so much worse than the other is hidden by the body, and where it is held is only guessed: hands
that hold the head read as 0.7 trunk lengths below the shoulders (renders of chair extensions from the side)."""
LYING_DEG = 45.0
"""Inclination of the trunk from which a person lies. There even hidden hands tell pullovers and sit-ups from the foam
roller: of 915 recordings of people passes are counted in one with both arms, in four without those that are hidden."""
SHOWN_LOG_ODDS = 4.0
"""What a movement gains that is just like one that the person showed when asked for a repetition.

Whoever is asked for a slow repetition and makes two that are alike hardly makes something else. With it a kind of the
exercise that nothing was learned from counts where it resembles what was shown by three quarters or more and was not
refused there (``EvidenceTable.when_asked``)."""

Measures = Mapping[str, float]


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
        self._found.append((_with_hands(candidate, measures) if candidate.sides else candidate, measures))
        weighed = self.weighed_again()[-1]
        return _with_caution(weighed) if candidate.sides else weighed

    def weighed_again(self) -> list[Candidate]:
        """Return the movements of the set so far, each with its verdict among all of them."""
        return [dataclasses.replace(c, verdict=v) for (c, _), v in zip(self._found, self._verdicts(), strict=True)]

    def accepted(self) -> tuple[dict[str, float], ...]:
        """Return of the movements that count what likeness looks at, as far as it was seen."""
        counted = [m for (_, m), v in zip(self._found, self._verdicts(), strict=True) if v.accepted]
        return tuple({name: m[name] for name in ALIKE if math.isfinite(m.get(name, math.nan))} for m in counted)

    def _verdicts(self) -> list[Verdict]:
        return verdicts(self.table, [m for _, m in self._found], [c.timing.peak_s for c, _ in self._found], self.shown)

    def _measured(self, candidate: Candidate) -> Measures:
        if self._two_way:
            return with_logs(candidate.measures)
        series = self.track.series(candidate.timing.start_s - LOOK_BACK_S)
        if candidate.sides:
            return measures_of(series, span_of(candidate)) | {"range_log": with_logs(candidate.measures)["range_log"]}
        return measured_trunk(series, candidate)


def _with_hands(candidate: Candidate, measures: Measures) -> Candidate:
    return dataclasses.replace(candidate, ranges=candidate.ranges | {name: measures[name] for name in HANDS})


def _with_caution(candidate: Candidate) -> Candidate:
    """Return the candidate with the caution of what is announced before the set was seen as a whole."""
    assert candidate.verdict is not None
    verdict = dataclasses.replace(candidate.verdict, log_odds=candidate.verdict.log_odds - LIVE_CAUTION)
    return dataclasses.replace(candidate, verdict=verdict)


def span_of(candidate: Candidate) -> Span:
    """Return when a movement was, and whose arms made it; of the trunk's both arms are looked at."""
    timing = candidate.timing
    return Span(timing.start_s, timing.peak_s, timing.end_s, candidate.sides or SIDES)


def measured_trunk(series: PoseSeries, candidate: Candidate) -> dict[str, float]:
    """Return the measures of a movement of the trunk: those of its exercise, and what arms and legs did meanwhile.

    In which direction the arms moved tells nothing where they hang or hold the head: noise has a direction, too.
    """
    span = span_of(candidate)
    span = dataclasses.replace(span, sides=_seen_arms(series.between(span.start_s, span.end_s)))
    found = measures_of(series, span) | with_logs(candidate.measures)
    return found | {"bend_share_deg": math.nan}


def _seen_arms(during: PoseSeries) -> tuple[Side, ...]:
    """Return the arms that are seen, both where none is seen much better than the other or the person lies."""
    if not median(during.inclination_deg) < LYING_DEG:
        return SIDES
    seen = {side: median(during.arm_seen_ratio(side)) for side in SIDES}
    return tuple(side for side in SIDES if not seen[side] < HIDDEN_RATIO * seen[opposite(side)])


def with_logs(measures: Measures) -> dict[str, float]:
    """Return the measures with the logarithms of range and duration, in which equal ratios are equal steps."""
    range_log, duration_log_s = (math.log(max(1e-3, measures[name])) for name in ("range", "duration_s"))
    return {**measures, "range_log": range_log, "duration_log_s": duration_log_s}


def verdicts(
    table: EvidenceTable, measures: Sequence[Measures], at_s: Sequence[float], shown: Sequence[Measures] = ()
) -> list[Verdict]:
    """Return the verdict on each movement of a set: its log-odds are shared, the objection is its own.

    ``at_s`` (n,) is when each was at its peak. Movements like those that the person showed when asked for repetitions
    (``shown``) gain by it. A single movement of which it is not sure that it is the exercise is ``unsure``.
    """
    alike = likeness(measures)
    company = with_company(measures, alike)
    own = [table.weigh(m) for m in company]
    odds = shares(alike, at_s) @ np.array([v.log_odds for v in own]) + SHOWN_LOG_ODDS * nearest(measures, shown)
    alone = len(own) == 1
    return [
        Verdict(float(o), AMONG_OTHERS if v.accepted else v.against, unsure=bool(alone and o < SURE_LOG_ODDS))
        for v, o in zip(own, odds, strict=True)
    ]


def with_company(measures: Sequence[Measures], alike: FloatArray) -> list[dict[str, float]]:
    """Return the measures, the share of the set's movements that are unlike this one, and how many are like it.

    The latter, ``alike_log``, is the natural logarithm of their number, itself included: 0 of a movement that is like
    no other.
    """
    return [
        {**m, "unlike_ratio": 1.0 - float(row.mean()), "alike_log": math.log(float(row.sum()))}
        for m, row in zip(measures, alike, strict=True)
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Weighed:
    """A movement of the arms, its measures, and the verdict on it."""

    movement: Movement
    measures: Measures
    verdict: Verdict


def weighed_movements(table: EvidenceTable, series: PoseSeries, shown: Sequence[Measures] = ()) -> list[Weighed]:
    """Return the movements of a set with their verdicts.

    If those that are accepted are much smaller or larger than the scale that was assumed to find them, they are looked
    for again at their own.
    """

    def weigh(movements: list[Movement]) -> list[Weighed]:
        measures = [measured(series, m) for m in movements]
        judged = verdicts(table, measures, [m.lead.peak_s for m in movements], shown)
        return one_at_a_time([Weighed(*each) for each in zip(movements, measures, judged, strict=True)])

    movements = find_movements(series)
    weighed = weigh(movements)
    accepted = [w.movement.lead.range for w in weighed if w.verdict.accepted]
    largest = max((m.lead.range for m in movements), default=0.0)
    if not accepted or max(accepted) * ANOTHER_SCALE > largest:
        return weighed
    return weigh(find_movements(series, usual=max(accepted)))


def one_at_a_time(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the movements; what one arm does during a repetition of both arms does not count as another.

    An arm whose landmarks tremble behind the body seems to pull once more while the repetition goes on. Arms that pull
    in turn make movements of one arm each. Of what is refused anyhow and goes on during a repetition, that is the
    reason: how the idle arm moved tells a person nothing.
    """
    accepted = [w.movement for w in weighed if w.verdict.accepted]
    of_both = [m for m in accepted if len(m.sides) > 1]
    during = [m for m in accepted if len(m.sides) == 1 and any(_meet(m, both) for both in of_both)]
    counted = [m for m in accepted if m not in during]

    def verdict(of: Weighed) -> Verdict:
        if of.movement in during:
            return Verdict(log_odds=-1.0, against=DURING_ANOTHER)
        meets = not of.verdict.accepted and any(_meet(of.movement, m) for m in counted)
        return dataclasses.replace(of.verdict, against=DURING_ANOTHER) if meets else of.verdict

    return [dataclasses.replace(w, verdict=verdict(w)) for w in weighed]


def _meet(one: Movement, other: Movement) -> bool:
    """Return whether the peak of either lies within the other."""
    a, b = one.lead, other.lead
    return a.start_s < b.peak_s < a.end_s or b.start_s < a.peak_s < b.end_s


def measured(series: PoseSeries, movement: Movement) -> dict[str, float]:
    """Return the measures of a movement of the arms."""
    lead = movement.lead
    out_seen, back_seen = lead.rise >= SEEN_RATIO * lead.range, lead.fall >= SEEN_RATIO * lead.range
    span = Span(lead.start_s, lead.peak_s, lead.end_s, movement.sides, out_seen, back_seen)
    return measures_of(series, span) | {"range_log": math.log(lead.range)}


def candidates_of_set(evidence: LiveEvidence, finder: RepetitionFinder) -> list[Candidate]:
    """Return the movements of the set that is over, as candidates with verdicts."""
    table, shown = evidence.table, evidence.shown
    if finder.cycle.two_way:
        found = finder.two_way_candidates(evidence.track.since_s)
        measures, at_s = [with_logs(c.measures) for c in found], [c.timing.peak_s for c in found]
        judged = verdicts(table, measures, at_s, shown)
        weighed = [dataclasses.replace(c, verdict=v) for c, v in zip(found, judged, strict=True)]
        counted = [c for c, v in zip(found, judged, strict=True) if v.accepted]
        return weighed + (finder.mistakes_beside(counted, evidence.track.since_s) if counted else [])
    if not finder.has_arms:
        return with_late_returns(evidence.weighed_again(), finder)
    return [
        _with_hands(dataclasses.replace(finder.candidate(w.movement), verdict=w.verdict), w.measures)
        for w in weighed_movements(table, evidence.track.series(), shown)
    ]
