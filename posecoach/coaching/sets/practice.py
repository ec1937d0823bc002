"""One exercise as this person does it: what is known of them, and what the steps of its sets share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.judgement.reference import Reference
from posecoach.coaching.camera.framing import TURNS, FramingAdvice
from posecoach.coaching.camera.framing_watch import FramingWatch
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings, fault_cues
from posecoach.coaching.display.view import RepView, SessionView, SetView
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.planning.planned_hold import judged_by_hold
from posecoach.coaching.sets.analyses import Analyses
from posecoach.coaching.sets.set_log import SetLog
from posecoach.coaching.sets.spot_log import SpotLog
from posecoach.coaching.speaking.guide_pages import hold_cue
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.dose import Dose
from posecoach.core.events import CountCorrected, Event, FaultDetected, RepCompleted, SetEnded
from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Side
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import Catalogue

BREATHE_EVERY_S = 10.0
"""People who hold a position against gravity hold their breath too; people who sit still do not."""


@dataclass(slots=True)
class Practice:
    """The sets of one exercise.

    Attributes
    ----------
    dose, rest_s
        How much of it is planned, and the rest between two sets.
    policy
        Which corrections are said, and when.
    framing
        Watches whether the person is seen well; None for a recorded clip, in which nobody can be asked to step back.
    reference
        The person's usual values, as far as they are known.
    log
        Counts of the current set or the next one.
    spots
        Which spot is pressed, where a hold presses on one.
    last_rep
        The last repetition of the set, for the screen.
    analyses
        Of the sets that were begun.
    informed
        Whether the person heard when to stop and when not to begin.
    """

    spec: ExerciseSpec
    dose: Dose
    rest_s: float
    speaker: Speaker
    policy: CuePolicy
    framing: FramingWatch | None
    reference: Reference | None = None
    log: SetLog = field(default_factory=lambda: SetLog(1))
    spots: SpotLog = field(default_factory=SpotLog)
    last_rep: RepCompleted | None = None
    analyses: Analyses = field(default_factory=Analyses)
    informed: bool = False

    @classmethod
    def of(
        cls,
        item: PlannedExercise,
        words: Catalogue,
        *,
        watched: bool,
        instructed: bool,
        session_number: int,
        slowness: float,
        reference: Reference | None,
        worse_last_time: frozenset[Side | None],
    ) -> Practice:
        """Return the practice of an exercise as planned, for a person of whom this is known.

        Parameters
        ----------
        watched
            Whether the person hears how to be seen better.
        instructed
            Whether they heard how long to hold each repetition; nobody in a clip did.
        session_number
            How often they have done the exercise, with this time.
        slowness
            How many times as long as usual the voice takes.
        worse_last_time
            Sides on which pressing made a spot worse; None among them: it is not known on which.
        """
        spec, speaker = item.held_as_planned, Speaker(words)
        if instructed:
            spec = judged_by_hold(spec, item.dose.hold_s, hold_cue(item, words))
        lifted = spec.hold is not None and spec.hold.rising
        breathe_s, one = BREATHE_EVERY_S if lifted else 0.0, spec.words.one
        settings = CueSettings(session_number, spec.counts, breathe_s, slowness, one)
        return cls(
            spec,
            item.dose,
            item.rest_s,
            speaker,
            CuePolicy(fault_cues(spec), words, settings),
            FramingWatch(spec.camera, speaker) if watched else None,
            reference,
            SetLog(1 + (item.sets_done or 0)),
            spots=SpotLog(worse_last_time=worse_last_time),
        )

    @property
    def advice(self) -> FramingAdvice | None:
        """What the person should do to be seen well; None if all is well or nobody looks."""
        return None if self.framing is None else self.framing.advice

    @property
    def asks_to_be_seen(self) -> bool:
        """Whether the person is asked to do something to be seen better."""
        return self.framing is not None and self.framing.asks

    @property
    def learned(self) -> Reference | None:
        """What is known of the person now, as it is kept; None if nothing is."""
        return None if self.reference is None else replace(self.reference, learned_as=self.spec.prescription.learned_as)

    @property
    def wanted(self) -> int:
        """Repetitions or holds of the set, with those that were added to the plan; 0 is open."""
        return self.dose.reps + self.log.added if self.dose.reps else 0

    @property
    def left(self) -> int | None:
        """Repetitions or holds that the set still wants; None: it is open."""
        return max(0, self.wanted - self.log.count) if self.dose.reps else None

    @property
    def side(self) -> Side | None:
        """The side of the spine that the set presses spots on: sets take turns, the left comes first.

        None where nothing is pressed, or there is one set alone, whose side is up to the person.
        """
        return SIDES[(self.log.index - 1) % 2] if self.spec.presses_spots and self.dose.sets > 1 else None

    def side_said(self) -> str:
        """Return what is said of the side of the current or next set, and which spot to spare or to begin with."""
        worse = self.spots.worse_last_time
        here = self.side is None or bool(worse & {self.side, None})
        said = [] if self.side is None else [f"spot.{self.side}"]
        said += ["spot.spared"] if worse and here else ["spot.sorest"] if self.side is not None else []
        return " ".join(map(self.speaker.words, said))

    def see(self, pose: Pose) -> None:
        """Look whether the person is seen well."""
        if self.framing is not None:
            self.framing.update(pose)

    def framing_cues(self, t_s: float) -> list[Event]:
        """Return what is to be said of how the person is seen."""
        return [] if self.framing is None else self.framing.say(t_s)

    def begins_anyway(self) -> None:
        """Note that the person begins though they cannot be seen better."""
        if self.framing is not None:
            self.framing.accept()

    def begin_analysis(self) -> Analyzer:
        """Return the analyzer of a set that begins now."""
        self.last_rep = None
        return self.analyses.begin(self.spec, self.reference)

    def note(self, found: list[Event]) -> list[Event]:
        """Count what was found in the set; return it with what the coach says to it."""
        events = list(found)
        for event in found:
            self.log.take(event)
            self.last_rep = event if isinstance(event, RepCompleted) else self.last_rep
            events += self.policy.update(event, turns=self.advice in TURNS)
        return events

    def watch_for_sleep(self, pose: Pose) -> list[Event]:
        """Return the warning of somebody who may fall asleep while heat goes on, in a pause or between two sets."""
        analyzer, policy = self.analyses.analyzer, self.policy
        if analyzer is None or not self.spec.may_have_to_wake:
            return []
        seen = analyzer.update_in_pause(pose)
        found = [e for e in seen if isinstance(e, FaultDetected) and e.fault.id in policy.urgent]
        return [*self.note([*found]), *policy.while_lasting(analyzer.states.lasting, pose.t_s)]

    def sum_up(self, strength: str, priority: str, t_s: float) -> list[Event]:
        """End the set, in which this went well and that is to be worked on, with what it came to."""
        log = self.log
        may_have_missed_one = self.spec.cycle is not None and self.framing is not None  # a recording has own warnings
        ended = log.ended = SetEnded(
            t_s=t_s,
            index=log.index,
            full=log.full,
            partial=log.partial,
            count=log.count,
            held_s=log.held_s,
            strength=strength,
            priority=priority,
            unseen_s=log.unseen_s if may_have_missed_one else 0.0,
        )
        return [ended, *self.policy.update(ended)]

    def correct(self, by: int, t_s: float) -> list[Event]:
        """Correct the count of the set that goes on; where nothing is counted, there is nothing to correct."""
        if not self.spec.counts:
            return []
        self.log.correct(by)
        corrected = CountCorrected(t_s=t_s, count=self.log.count)
        return [corrected, *self.policy.update(corrected), self.speaker.corrected(self.log.count, t_s)]

    def correct_ended(self, by: int, t_s: float) -> list[Event]:
        """Correct the count of the set that has just ended by what was missed or counted twice; sum it up again."""
        ended = self.log.ended
        if ended is None or not self.spec.counts:
            return []
        ended = self.log.ended = replace(ended, count=max(0, ended.count + by))
        corrected = CountCorrected(t_s=t_s, count=ended.count, set_index=ended.index)
        return [corrected, *self.policy.sum_up_again(ended, t_s)]

    def show(self, view: SessionView) -> SessionView:
        """Return the view with what there is to see in every stage of the exercise."""
        rep, log = self.last_rep, self.log
        return replace(
            view,
            set=SetView(log.index, self.dose.sets, log.count, self.wanted, self.spec.counts),
            advice=self.advice,
            rep=self._rep_view(rep) if rep is not None else None,
        )

    def _rep_view(self, rep: RepCompleted) -> RepView:
        faults = tuple(fault.id for fault in rep.faults)
        parts = self.spec.parts_at_fault(faults)
        seen = RepView(faults, rep.tempo_s, rep.score, parts)
        cycle = self.spec.cycle
        return seen if cycle is None else replace(seen, ways=None if cycle.two_way else cycle.words.ways)
