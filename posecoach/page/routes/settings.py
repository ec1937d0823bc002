"""Settings: the page of all that can be chosen, and keeping camera and voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.coaching.planning.routine_plan import equipment_of, plan_routine
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.history.plan_file import kept_plan, plan_text
from posecoach.history.profile import Profile
from posecoach.history.settings import PersonSettings, keep_settings, settings_to_change
from posecoach.page.context import PageContext
from posecoach.page.forms.plan_form import check_plan, number_fields
from posecoach.page.forms.settings_form import changed_settings
from posecoach.page.responses import SAVED_PATH, context_of, form_of_turn, html, redirect
from posecoach.page.voice import voice_of
from posecoach.phrases.catalogue import languages
from posecoach.progress.reminders import DAYS
from posecoach.registry import exercises
from posecoach.sources.live.redaction import redacted
from posecoach.speech.playback.ducking import can_lower_others
from posecoach.speech.settings import FASTEST_WPM, SLOWEST_WPM
from posecoach.speech.synthesis.engine import available_voices

SHOWN_VOICES = 150
LANGUAGE_NAMES = {"en": "English"}
"""In their own words; another language of the phrases is shown as its two letters until it stands here."""
EQUIPMENT_NAMES = {
    "heat": "Heating pad",
    "roller": "Foam roller",
    "chair": "Firm chair with a low back, without wheels",
    "ball": "Tennis ball or massage cane",
    "band": "Elastic band or light dumbbells",
}
"""What a plan's names of equipment are called; another one is called as the plan names it."""


def settings(request: Request) -> Response:
    """Show everything that can be chosen."""
    context = context_of(request)
    profile, known = context.files.profile, exercises()
    plan, plan_problem = plan_to_change(profile, known)
    chosen, problem = settings_to_change(profile)
    if context.session:
        chosen = replace(chosen, volume_ratio=context.runner.loudness.ratio)
    return html(
        request,
        "settings.html",
        chosen=chosen,
        problem=problem,
        saved="saved" in request.query_params,
        camera=redacted(chosen.camera),
        fixed=redacted(context.launcher.source),
        voices=voice_groups(voices_of(context, chosen), chosen.language, chosen.voice),
        rates=(SLOWEST_WPM, FASTEST_WPM),
        languages=[(code, LANGUAGE_NAMES.get(code, code)) for code in languages()],
        can_lower=can_lower_others(),
        equipment=[
            (thing, EQUIPMENT_NAMES.get(thing, thing.capitalize()), plan.get("equipment", {}).get(thing, True))
            for thing in equipment_of(known)
        ],
        doses=[(item.spec, number_fields(item.spec, plan.get(item.spec.id, {}))) for item in plan_routine(known)],
        plan=plan_text(profile),
        plan_problem=plan_problem,
        days=DAYS,
    )


def plan_to_change(profile: Profile, known: Mapping[str, ExerciseSpec]) -> tuple[dict[str, Any], str]:
    """Return what a person's plan says, and what is wrong with it: then it says nothing."""
    try:
        plan = kept_plan(profile, known)
        check_plan(plan, known)
    except PosecoachError as error:
        return {}, str(error)
    return plan, ""


def voices_of(context: PageContext, chosen: PersonSettings) -> list[tuple[str, str]]:
    """Return name and languages of the voices of this system, asked for once."""
    if context.voices is None:
        try:
            found = available_voices(voice_of(replace(chosen, voice="")))
        except PosecoachError:
            found = []
        context.voices = [(str(v["name"]), ", ".join(v["languages"])) for v in found[:SHOWN_VOICES]]
    return context.voices


def voice_groups(voices: Sequence[tuple[str, str]], language: str, chosen: str = "") -> list[tuple[str, list[str]]]:
    """Return the voices that speak a language, and after them the others, each group with its title.

    The ``chosen`` one is first where it is not among them, so that it is shown, and stays when other settings change.
    """
    speaking = [name for name, spoken in voices if any(s.split("-")[0] == language for s in spoken.split(", "))]
    others = [name for name, _ in voices if name not in speaking]
    missing = [chosen] if chosen and chosen not in (*speaking, *others) else []
    named = LANGUAGE_NAMES.get(language, language)
    groups = (
        ("Chosen, but not found here now", missing),
        (f"{named} voices", speaking),
        ("Voices of other languages", others),
    )
    return [group for group in groups if group[1]]


async def keep(request: Request) -> Response:
    """Keep camera and voice; how loud it is holds for the session that is on, too."""
    form = await form_of_turn(request)  # while it comes, another one may be kept
    context = context_of(request)
    profile = context.files.profile
    kept = changed_settings(settings_to_change(profile)[0], form)
    keep_settings(profile, kept)
    if context.session and "volume" in form:
        context.runner.loudness.set(kept.volume_ratio)
    return redirect(request, SAVED_PATH)


ROUTES = (
    Route("/settings", settings),
    Route("/settings", keep, methods=["POST"]),
)
