"""The evidence of a set that is over, looked at as a whole."""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections.abc import Sequence

from posecoach.analysis.evidence.live_evidence import LiveEvidence
from posecoach.analysis.evidence.motion_capture import from_the_front
from posecoach.analysis.evidence.movement_measures import SEEN_WELL_RATIO
from posecoach.analysis.evidence.verdicts import verdicts
from posecoach.analysis.evidence.weighed_measures import measured, with_hands, with_logs
from posecoach.analysis.segmentation.arm_courses import ArmsCourse, courses_by_angles, in_image
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.hidden_arm import with_hidden_arm
from posecoach.analysis.segmentation.late_returns import with_late_returns
from posecoach.analysis.segmentation.movements import Movement, find_movements
from posecoach.analysis.segmentation.repetitions import RepetitionFinder
from posecoach.core.evidence import DURING_ANOTHER, UNSEEN_WORDS, EvidenceTable, Verdict
from posecoach.core.measure import Measures
from posecoach.signals.hidden_arms import GUESSED_RATIO
from posecoach.signals.series import PoseSeries

ANOTHER_SCALE = 1.3
"""If the set's usual range is off the stretch's by more than this factor, the movements are looked for once more."""

CLEARER_RATIO, LEAST_EVIDENCE = 1.1, 1.0
"""The course in the image carries a set whose evidence is so many times that by joint angles, and of which it is sure
enough where these show none. Of 74 recordings of rows of people it carries eight, and all of these are right. The same
recordings of people are with 1.2 and with 0.6 to 2; with 1.05 one row is lost."""

SAME_TIME_RATIO = 0.7
"""Share of the time from the first's start to the second's end in which both move. Arms in turn, of which one pulls
while the other is let out, share a third of it."""

MOMENT_RATIO = 1 / 3
"""Share of the median time of the other arm's pulls: nobody pulls three times as fast with the arm that hides."""


@dataclasses.dataclass(frozen=True, slots=True)
class Weighed:
    """A movement of the arms, its measures, and the verdict on it."""

    movement: Movement
    measures: Measures
    verdict: Verdict


def weighed_movements(table: EvidenceTable, series: PoseSeries, shown: Sequence[Measures] = ()) -> list[Weighed]:
    """Return the movements of a set with their verdicts, as the course shows them that carries the set."""
    courses = courses_by_angles(series)
    by_angles = _weighed(table, series, shown, courses)
    seen = _weighed(table, series, shown, [in_image(course) for course in courses])
    return seen if image_carries(seen, by_angles) else by_angles


def image_carries(seen: Sequence[Weighed], by_angles: Sequence[Weighed]) -> bool:
    """Return whether clearly more speaks for the movements in the image than for those that joint angles show."""
    return _evidence_of(seen) > CLEARER_RATIO * max(LEAST_EVIDENCE, _evidence_of(by_angles))


def _evidence_of(weighed: Sequence[Weighed]) -> float:
    """Return how much speaks for the movements that are accepted: their log-odds over the square root of their number.

    As for a mean of as many samples, both how sure each is and how many there are count.
    """
    accepted = [w.verdict.log_odds for w in weighed if w.verdict.accepted]
    return sum(accepted) / math.sqrt(max(1, len(accepted)))


def _weighed(
    table: EvidenceTable, series: PoseSeries, shown: Sequence[Measures], courses: Sequence[ArmsCourse]
) -> list[Weighed]:
    """Return the movements that these courses show, with their verdicts.

    If those that are accepted are much smaller or larger than the scale that was assumed to find them, they are looked
    for again at their own.
    """

    def weigh(movements: list[Movement]) -> list[Weighed]:
        measures = [measured(series, m) for m in movements]
        at_s, whole = [m.lead.peak_s for m in movements], [m.whole for m in movements]
        judged = verdicts(table, measures, at_s, shown, whole)
        return one_at_a_time(
            without_twitches([Weighed(*each) for each in zip(movements, measures, judged, strict=True)])
        )

    movements = find_movements(series, courses=courses)
    weighed = weigh(movements)
    accepted = [w.movement.lead.range for w in weighed if w.verdict.accepted]
    largest = max((m.lead.range for m in movements), default=0.0)
    if not accepted or max(accepted) * ANOTHER_SCALE > largest:
        return weighed
    return weigh(find_movements(series, max(accepted), courses))


def without_twitches(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the movements; what a hidden arm alone seems to do in a moment does not count among pulls of the other.

    Until the estimator has settled on a person, its guesses of where the hidden arm is jump about.
    """
    accepted = [w for w in weighed if w.verdict.accepted]

    def is_twitch(of: Weighed) -> bool:
        sides = of.movement.sides
        if len(sides) > 1 or not of.measures["arm_hidden_ratio"] > SEEN_WELL_RATIO - GUESSED_RATIO:
            return False
        last_s = [w.movement.lasts_s for w in accepted if set(w.movement.sides) - set(sides)]
        return len(last_s) > 1 and of.movement.lasts_s < MOMENT_RATIO * statistics.median(last_s)

    refused = Verdict(log_odds=-1.0, against=UNSEEN_WORDS)
    return [dataclasses.replace(w, verdict=refused) if is_twitch(w) else w for w in weighed]


def one_at_a_time(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the movements; what one arm does during a repetition of both arms does not count as another.

    An arm whose landmarks tremble behind the body seems to pull once more while the repetition goes on. Arms that pull
    in turn make movements of one arm each, one while the other is let out; of two that take place at almost the same
    time the likelier one counts. Of what is refused anyway and takes place during a repetition, that is the reason
    given: how the idle arm moved tells a person nothing.
    """
    accepted = sorted(
        (w for w in weighed if w.verdict.accepted), key=lambda w: (len(w.movement.sides) == 1, -w.verdict.log_odds)
    )
    counted: list[Movement] = []
    during: list[Movement] = []
    for movement in (w.movement for w in accepted):
        if len(movement.sides) == 1 and any(_is_part(movement, m) for m in counted):
            during.append(movement)
        else:
            counted.append(movement)

    def verdict(of: Weighed) -> Verdict:
        if of.movement in during:
            return Verdict(log_odds=-1.0, against=DURING_ANOTHER)
        meets = not of.verdict.accepted and any(_meet(of.movement, m) for m in counted)
        return dataclasses.replace(of.verdict, against=DURING_ANOTHER) if meets else of.verdict

    return [dataclasses.replace(w, verdict=verdict(w)) for w in weighed]


def _meet(one: Movement, other: Movement) -> bool:
    """Return whether the peak of an arm of either lies within the movement of an arm of the other."""
    return any(a.start_s < b.peak_s < a.end_s or b.start_s < a.peak_s < b.end_s for a in one.arms for b in other.arms)


def _is_part(of_one_arm: Movement, counted: Movement) -> bool:
    """Return whether a movement of one arm goes on during one that counts, and is none of its own."""
    if len(counted.sides) > 1:
        return _meet(of_one_arm, counted)
    return counted.sides != of_one_arm.sides and _same_time(of_one_arm, counted)


def _same_time(one: Movement, other: Movement) -> bool:
    """Return whether two movements take place at almost the same time."""
    a, b = one.lead, other.lead
    shared_s = min(a.end_s, b.end_s) - max(a.start_s, b.start_s)
    return shared_s >= SAME_TIME_RATIO * (max(a.end_s, b.end_s) - min(a.start_s, b.start_s))


def candidates_of_set(evidence: LiveEvidence, finder: RepetitionFinder) -> list[Candidate]:
    """Return the movements of the set that is over, as candidates with verdicts."""
    table, shown = evidence.table, evidence.shown
    if finder.cycle.two_way:
        found = finder.two_way_candidates(evidence.track.since_s)
        measures, at_s = [with_logs(c.measures) for c in found], [c.timing.peak_s for c in found]
        judged = verdicts(table, measures, at_s, shown)
        weighed = [dataclasses.replace(c, verdict=v) for c, v in zip(found, judged, strict=True)]
        counted = [c for c, v in zip(found, judged, strict=True) if v.accepted]
        return weighed + (finder.decoys_beside(counted, evidence.track.since_s) if counted else [])
    if not finder.cycle.has_arms:
        return with_late_returns(evidence.weighed_as_set(), finder)
    series = evidence.track.series()
    looked_at = from_the_front(series)

    def candidate(of: Weighed) -> Candidate:
        # How far the hands went is not seen from the front: it is measured in the view that the poses come with.
        measures = of.measures if looked_at is series else measured(series, of.movement)
        return with_hands(dataclasses.replace(finder.candidate(of.movement), verdict=of.verdict), measures)

    return with_hidden_arm(series, [candidate(w) for w in weighed_movements(table, looked_at, shown)])
