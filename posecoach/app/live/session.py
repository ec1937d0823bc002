"""Puts a live session together: exercises, one person, one camera."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from posecoach.analysis.judgement.reference import Reference
from posecoach.app.live.attended import while_attended
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.outputs import LiveOutputs, controls_of, open_outputs
from posecoach.app.live.set_course import SetCourse
from posecoach.app.live.watch import AT_EASE, watch
from posecoach.app.loop import SessionLoop, SessionScreen
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.script import routine
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_CLIP, Conduct, Guidance, Person, Setting
from posecoach.coaching.speaking.talk import Talk
from posecoach.core.events import Event, SessionStarted
from posecoach.core.ports import LiveEstimator, LiveSource
from posecoach.core.vocabulary import EndReason
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
from posecoach.phrases.catalogue import Controls, load
from posecoach.screen.display import display_problem
from posecoach.sources.live.live_source import open_live
from posecoach.speech.synthesis.voices import check_voice
from posecoach.system.awake import kept_awake
from posecoach.system.interrupts import INTERRUPTS
from posecoach.system.wall_clock import now


@dataclass(frozen=True, slots=True)
class LiveOutcome:
    """How a session went: why it ended, its events, and what a camera has shown of the person, by exercise.

    ``informed`` are the exercises of which the person heard when to stop. Of a ``rehearsal``, before a clip, nothing is
    kept.
    """

    reason: EndReason
    events: tuple[Event, ...]
    references: dict[str, Reference] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    informed: frozenset[str] = frozenset()
    rehearsal: bool = False


def run_live(
    items: Sequence[PlannedExercise],
    options: LiveOptions,
    person: Person | None = None,
    name: str = "",
    others: Sequence[SessionScreen] = (),
) -> LiveOutcome:
    """Lead through exercises to the end.

    Parameters
    ----------
    items
        Exercises and how much of each, at least one.
    person
        What is known of the person.
    name
        Of the session in its log; by default the id of the first exercise.
    others
        Screens beside the window, or in its place.

    Raises
    ------
    PosecoachError
        If source, model or an output cannot be used. A camera that is missing or goes is waited for instead.
    """
    rehearsal = options.rehearses  # before the clip can be moved away
    no_window = "" if options.headless else display_problem()
    options = replace(options, headless=options.headless or bool(no_window))
    check_voice(options.voice)
    words = load(options.voice.language).naming(controls_of(options, others))
    talk = Talk(options.voice.slowness)
    setting = Setting(words, person or Person(), mute=options.voice.as_mute(), talk=talk)
    items = [replace(item, spec=setting.words.of(item.spec)) for item in items]
    first = items[0].spec
    with contextlib.ExitStack() as stack:
        stack.enter_context(kept_awake())
        model = resolve_model(options.model)
        silhouette = any(item.spec.camera.needs_silhouette for item in items)
        estimator = stack.enter_context(MediaPipePose(model, silhouette=silhouette))
        outputs = open_outputs(items, options, setting, name, others, stack)
        # Last, because a clip begins to play when it is opened, and the model takes a second or two to load.
        source = stack.enter_context(open_live(options.source, loop=options.loop))
        setting.conduct = conduct_for(source, options, others)
        session = Session(routine(items, setting), setting, first)
        outputs.sinks.handle(_started(name or first.id, source, options, model.name, model.sha256))
        reason = _lead(outputs.loop(session, source, setting.words), outputs, source, estimator)
        notices = outputs.notices(source)
    result = session.result
    notices = (*([no_window] if no_window else []), *notices, *outputs.problems)
    # A clip may show somebody else, and passes over the roller, which are no bends.
    references = {} if source.recorded else result.references
    return LiveOutcome(reason, tuple(outputs.kept.events), references, notices, result.informed, rehearsal)


def _lead(loop: SessionLoop, outputs: LiveOutputs, source: LiveSource, estimator: LiveEstimator) -> EndReason:
    """Lead the session to its end, however it ends, and log how; return why it ended."""
    session, sinks = loop.session, outputs.sinks
    try:
        reason = _look(loop, outputs, source, estimator)
    except KeyboardInterrupt:
        reason = EndReason.INTERRUPTED
    except Exception as error:
        sinks.handle(session.result.ended(loop.t_s, EndReason.FAILED, str(error)))
        raise
    INTERRUPTS.finish()
    outputs.finish_speaking()
    sinks.handle(session.result.ended(loop.t_s, reason))
    return reason


def _look(loop: SessionLoop, outputs: LiveOutputs, source: LiveSource, estimator: LiveEstimator) -> EndReason:
    """Look through the source until the session is over; hand on how the signals of each set went."""
    session, sinks = loop.session, outputs.sinks
    looks = SetCourse(session, sinks).along(watch(source, estimator, lambda: session.stage in AT_EASE))
    with contextlib.closing(looks):
        return loop.run(while_attended(looks, session, source, sinks) if outputs.hands_alone else looks)


def conduct_for(source: LiveSource, options: LiveOptions, others: Sequence[SessionScreen] = ()) -> Conduct:
    """Return how a session before this source is conducted; ``others`` are screens beside the window."""
    if source.recorded:
        return FOR_A_CLIP
    reads = controls_of(options, others) is Controls.HANDS and options.guidance is Guidance.FIRST_TIME
    return Conduct(calibrates=options.calibrate, asks=options.asks, guidance=options.guidance, at_once=reads)


def _started(name: str, source: LiveSource, options: LiveOptions, model: str, model_sha256: str) -> SessionStarted:
    # With parts of a second: it distinguishes the session from another one of the same second.
    started_at = now().isoformat(timespec="milliseconds")
    return SessionStarted(
        t_s=source.now_s,
        exercise=name,
        source=source.name,
        model=model,
        model_sha256=model_sha256,
        user=options.user,
        started_at=started_at,
    )
