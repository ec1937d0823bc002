"""What a page knows of a moment, as plain data: the same words and numbers that the picture shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from posecoach.coaching.display.view import Moment, QuestionView
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Stage
from posecoach.phrases.catalogue import Catalogue
from posecoach.screen.present import camera_trouble, cue_kind, hud_of


def moment_state(moment: Moment, words: Catalogue, specs: Mapping[str, ExerciseSpec]) -> dict[str, Any]:
    """Return what buttons, questions, captions and screen readers need; what is empty or None is not there."""
    view, hud = moment.view, hud_of(moment, words)
    message = hud.message
    return {
        "running": True,
        "stage": view.stage.value,
        "over": view.stage is Stage.DONE,
        "paused": view.paused,
        "muted": view.muted,
        "no_voice": hud.no_voice,
        "no_camera": camera_trouble(view, words),
        "exercise": specs[view.exercise].name if view.exercise in specs else view.exercise,
        "set": hud.set_label,
        "count": None if hud.count is None else hud.count.value,
        "count_label": "" if hud.count is None else hud.count.label,
        "phase": hud.phase,
        "timer": None if hud.timer is None else {"text": hud.timer.text, "label": hud.timer.label},
        "countdown": hud.countdown,
        "caption": view.caption.text if view.caption is not None else "",
        "caption_kind": cue_kind(view.caption).value,
        "message": None
        if message is None
        else {"title": message.title, "text": message.text, "detail": message.detail},
        "question": None if view.question is None else _question(view.question),
        "page": view.page is not None,
    }


def _question(question: QuestionView) -> dict[str, Any]:
    return {**asdict(question), "kind": question.kind.value, "choices": list(question.choices)}
