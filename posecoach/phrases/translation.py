"""The texts of an exercise in another language: every text has an id, and is English where a language lacks it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from posecoach.core.cycle import Decoy, RepCycle
from posecoach.core.evidence import Clue, EvidenceTable
from posecoach.core.faults import Feedback
from posecoach.core.prescription import Prescription, TimedPart
from posecoach.core.spec import ExerciseSpec, Guide

Say = Callable[[str, str], str]
"""Takes the id of a text and the text; returns what to say instead."""


def texts_of(spec: ExerciseSpec) -> dict[str, str]:
    """Return every text of an exercise that a person hears or reads, by id, such as ``"row.shrug.cue"``."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found[key] = text
        return text

    reworded(spec, note)
    return {key: text for key, text in found.items() if text}


def translated(spec: ExerciseSpec, texts: Mapping[str, str]) -> ExerciseSpec:
    """Return the exercise with its texts from ``texts``, by id; one that is missing stays English."""
    return reworded(spec, texts.get) if texts else spec


def reworded(spec: ExerciseSpec, say: Say) -> ExerciseSpec:
    """Return the exercise with every text as ``say`` returns it."""
    prefix = spec.id
    return replace(
        spec,
        name=say(f"{prefix}.name", spec.name),
        guide=_guide(spec.guide, prefix, say),
        prescription=_prescription(spec.prescription, prefix, say),
        requirements=tuple(
            replace(r, reason=say(f"{prefix}.not_counted.{i}", r.reason)) for i, r in enumerate(spec.requirements)
        ),
        faults=tuple(replace(f, feedback=_feedback(f.feedback, f"{prefix}.{f.id}", say)) for f in spec.faults),
        state_faults=tuple(
            replace(f, feedback=_feedback(f.feedback, f"{prefix}.{f.id}", say)) for f in spec.state_faults
        ),
        cycle=None if spec.cycle is None else _cycle(spec.cycle, prefix, say),
        hold=None if spec.hold is None else replace(spec.hold, one=say(f"{prefix}.one", spec.hold.one)),
        evidence=None if spec.evidence is None else _evidence(spec.evidence, prefix, say),
    )


def _guide(guide: Guide, prefix: str, say: Say) -> Guide:
    def each(field: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(say(f"{prefix}.{field}.{i}", text) for i, text in enumerate(texts))

    return replace(
        guide,
        purpose=say(f"{prefix}.purpose", guide.purpose),
        camera=say(f"{prefix}.camera", guide.camera),
        between_sets=say(f"{prefix}.between_sets", guide.between_sets),
        check=say(f"{prefix}.check", guide.check),
        equipment=each("equipment", guide.equipment),
        set_up=each("set_up", guide.set_up),
        stop_if=each("stop_if", guide.stop_if),
        avoid_if=each("avoid_if", guide.avoid_if),
    )


def _prescription(prescription: Prescription, prefix: str, say: Say) -> Prescription:
    prompts = tuple(replace(p, text=say(f"{prefix}.prompt.{i}", p.text)) for i, p in enumerate(prescription.prompts))
    first = prescription.first_part
    return replace(
        prescription,
        prompts=prompts,
        first_part=None if first is None else _first_part(first, f"{prefix}.first_part", say),
    )


def _first_part(part: TimedPart, prefix: str, say: Say) -> TimedPart:
    return replace(
        part,
        name=say(f"{prefix}.name", part.name),
        begin=say(f"{prefix}.begin", part.begin),
        reminder=say(f"{prefix}.reminder", part.reminder),
        then=say(f"{prefix}.then", part.then),
    )


def _feedback(feedback: Feedback, prefix: str, say: Say) -> Feedback:
    return replace(
        feedback,
        name=say(f"{prefix}.fault", feedback.name),
        cue=say(f"{prefix}.cue", feedback.cue),
        alternative_cue=say(f"{prefix}.alternative_cue", feedback.alternative_cue),
        sentence=say(f"{prefix}.sentence", feedback.sentence),
        praise=say(f"{prefix}.praise", feedback.praise),
        strength=say(f"{prefix}.strength", feedback.strength),
    )


def _cycle(cycle: RepCycle, prefix: str, say: Say) -> RepCycle:
    out, back = cycle.words.ways
    one, ways = say(f"{prefix}.one", cycle.words.one), (say(f"{prefix}.way_out", out), say(f"{prefix}.way_back", back))
    return replace(
        cycle,
        words=replace(cycle.words, one=one, ways=ways),
        decoys=tuple(_decoy(decoy, f"{prefix}.instead.{decoy.fault}", say) for decoy in cycle.decoys),
    )


def _evidence(table: EvidenceTable, prefix: str, say: Say) -> EvidenceTable:
    def each(one: Clue) -> Clue:
        of = f"{prefix}.evidence.{one.measure}"
        return replace(one, low_words=say(f"{of}.low", one.low_words), high_words=say(f"{of}.high", one.high_words))

    return replace(table, clues=tuple(map(each, table.clues)))


def _decoy(decoy: Decoy, prefix: str, say: Say) -> Decoy:
    feedback = None if decoy.feedback is None else _feedback(decoy.feedback, prefix, say)
    return replace(decoy, sentence=say(f"{prefix}.explanation", decoy.sentence), feedback=feedback)
