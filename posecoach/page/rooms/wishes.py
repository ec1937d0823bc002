"""Settings: camera, voice, equipment, doses, plan file, reminders, people, and deleting what is kept."""

from __future__ import annotations

import asyncio
import datetime
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.coaching.routine_plan import equipment_of, plan_routine, wishes_of
from posecoach.core.errors import PosecoachError
from posecoach.history.forgetting import forget_person
from posecoach.history.profile import Profile
from posecoach.history.settings import PersonSettings, keep_plan, keep_settings, plan_path, read_settings
from posecoach.page.forms import form_of
from posecoach.page.house import House
from posecoach.page.plan_form import plan_of_form, toml_of
from posecoach.page.replies import house_of, html, to
from posecoach.page.sessions import voice_of
from posecoach.phrases import languages
from posecoach.progress.reminders import DAYS, calendar, parse_days, parse_time
from posecoach.registry import exercises
from posecoach.speech.ducking import can_lower_others
from posecoach.speech.engine import available_voices
from posecoach.speech.settings import FASTEST_WPM, SLOWEST_WPM

SHOWN_VOICES = 150
LANGUAGE_NAMES = {"en": "English"}
"""In their own words; another language of the phrases is shown as its two letters until it stands here."""


def settings(request: Request) -> Response:
    """Show everything that can be chosen."""
    house = house_of(request)
    profile, known = house.files.profile, exercises()
    path = plan_path(profile)
    plan = wishes_of(path, known) if path.is_file() else {}
    chosen = read_settings(profile)
    return html(
        request,
        "settings.html",
        chosen=chosen,
        fixed=house.sessions.source,
        voices=voice_groups(voices_of(house, chosen), chosen.language),
        rates=(SLOWEST_WPM, FASTEST_WPM),
        languages=[(code, LANGUAGE_NAMES.get(code, code)) for code in languages()],
        can_lower=can_lower_others(),
        equipment={thing: plan.get("equipment", {}).get(thing, True) for thing in equipment_of(known)},
        doses=[(item.spec, plan.get(item.spec.id, {})) for item in plan_routine(known)],
        has_plan=path.is_file(),
        days=DAYS,
    )


def voices_of(house: House, chosen: PersonSettings) -> list[tuple[str, str]]:
    """Return name and languages of the voices of this system, asked for once."""
    if house.voices is None:
        try:
            found = available_voices(voice_of(replace(chosen, voice="")))
        except PosecoachError:
            found = []
        house.voices = [(str(v["name"]), ", ".join(v["languages"])) for v in found[:SHOWN_VOICES]]
    return house.voices


def voice_groups(voices: Sequence[tuple[str, str]], language: str) -> list[tuple[str, list[str]]]:
    """Return the voices that speak a language, and after them the others, each group with its title."""
    speaking = [name for name, spoken in voices if any(s.split("-")[0] == language for s in spoken.split(", "))]
    others = [name for name, _ in voices if name not in speaking]
    named = LANGUAGE_NAMES.get(language, language)
    return [group for group in ((f"{named} voices", speaking), ("Voices of other languages", others)) if group[1]]


def changed_settings(before: PersonSettings, form: Mapping[str, str]) -> PersonSettings:
    """Return the settings with what a form says; fields that it has not stay as they are.

    Raises
    ------
    PosecoachError
        If a number is none, or out of its range.
    """
    camera = form.get("address", "").strip() or form.get("camera", before.camera).strip()
    changed = replace(
        before,
        camera=camera or before.camera,
        voice=form.get("voice", before.voice),
        language=_one_of(languages(), form.get("language", before.language)),
        rate_wpm=round(_between("rate", form.get("rate", before.rate_wpm), SLOWEST_WPM, FASTEST_WPM)),
        volume_ratio=_between("volume", form.get("volume", 100 * before.volume_ratio), 0, 100) / 100,
    )
    if "sound" in form:
        changed = replace(changed, mute="mute" in form, lower_music="lower_music" in form)
    return changed


def _one_of(known: Sequence[str], chosen: str) -> str:
    if chosen not in known:
        raise PosecoachError(f"The coach speaks {', '.join(known)}; {chosen!r} is not among them.")
    return chosen


def _between(name: str, text: object, least: float, most: float) -> float:
    try:
        value = float(str(text))
    except ValueError:
        raise PosecoachError(f"{text!r} is no number for the {name}.") from None
    if not least <= value <= most:
        raise PosecoachError(f"A {name} from {least:g} to {most:g} was expected, got {value:g}.")
    return value


async def keep(request: Request) -> Response:
    """Keep camera and voice."""
    profile = house_of(request).files.profile
    keep_settings(profile, changed_settings(read_settings(profile), await form_of(request)))
    return to("/settings")


async def keep_doses(request: Request) -> Response:
    """Keep equipment and doses as the person's plan."""
    profile = house_of(request).files.profile
    path, plan = plan_path(profile), plan_of_form(await form_of(request), exercises())
    if path.is_file() and "techniques" in (before := wishes_of(path, exercises())):
        plan = {"techniques": before["techniques"], **plan}
    keep_checked(profile, toml_of(plan))
    return to("/settings")


async def take_plan(request: Request) -> Response:
    """Take a plan file, whose text the form has."""
    keep_checked(house_of(request).files.profile, (await form_of(request)).get("plan", ""))
    return to("/settings")


def keep_checked(profile: Profile, toml: str) -> None:
    """Keep a plan if a routine can be made of it.

    Raises
    ------
    PosecoachError
        If it cannot; then the plan before it stays.
    """
    if toml.strip():
        with tempfile.TemporaryDirectory(prefix="posecoach-") as folder:
            file = Path(folder) / "plan.toml"
            file.write_text(toml, encoding="utf-8")
            plan_routine(exercises(), file=file)
    keep_plan(profile, toml)


def give_plan(request: Request) -> Response:
    """Return the person's plan as a file."""
    path = plan_path(house_of(request).files.profile)
    text = path.read_text(encoding="utf-8") if path.is_file() else "# The usual routine; see docs/routine.md.\n"
    return _file(text, "plan.toml", "application/toml")


def reminders(request: Request) -> Response:
    """Return the sessions of the week as a calendar file."""
    days = ",".join(day for day in DAYS if day in request.query_params)
    at = parse_time(request.query_params.get("at", "18:00"))
    text = calendar(parse_days(days), at, datetime.datetime.now().astimezone(), note="posecoach app")
    return _file(text, "posecoach.ics", "text/calendar")


def _file(text: str, name: str, kind: str) -> Response:
    return Response(text, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


async def take_turn(request: Request) -> Response:
    """Let another person take their turn."""
    house = house_of(request)
    if house.room.on:
        raise PosecoachError("A session is on. End it before somebody else takes their turn.")
    new = house.take_turn((await form_of(request)).get("user", ""))
    return to("/start/camera" if new else "/")


async def delete(request: Request) -> Response:
    """Delete everything that is kept of the person, once they have typed their name."""
    house = house_of(request)
    if house.room.on:
        raise PosecoachError("A session is on. End it before you delete anything.")
    if " ".join((await form_of(request)).get("user", "").split()).casefold() != house.name.casefold():
        raise PosecoachError(f"To delete everything that is kept of {house.name}, type that name.")
    await asyncio.to_thread(forget_person, house.user)
    house.leave()
    return to("/")


ROUTES = (
    Route("/settings", settings),
    Route("/settings", keep, methods=["POST"]),
    Route("/settings/doses", keep_doses, methods=["POST"]),
    Route("/settings/plan", take_plan, methods=["POST"]),
    Route("/settings/plan.toml", give_plan),
    Route("/settings/reminders.ics", reminders),
    Route("/settings/person", take_turn, methods=["POST"]),
    Route("/settings/delete", delete, methods=["POST"]),
)
