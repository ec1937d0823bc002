"""A person's plan: equipment, doses, the plan as a file, and the sessions of the week for a calendar."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.coaching.planning.routine_plan import parse_plan
from posecoach.core.errors import PosecoachError
from posecoach.history.plan_file import keep_plan, kept_plan, plan_text
from posecoach.history.profile import Profile
from posecoach.page.forms.plan_form import check_plan, plan_of_form, toml_of
from posecoach.page.responses import SAVED_PATH, attachment, context_of, form_of_turn, redirect
from posecoach.progress.reminders import DAYS, calendar, parse_days, parse_time
from posecoach.registry import exercises
from posecoach.system.wall_clock import now


async def keep_doses(request: Request) -> Response:
    """Keep equipment and doses as the person's plan."""
    form, known = await form_of_turn(request), exercises()  # while it comes, somebody else may take their turn
    profile = context_of(request).files.profile
    plan, before = plan_of_form(form, known), kept_plan(profile, known)
    if "techniques" in before:
        plan = {"techniques": before["techniques"], **plan}
    keep_checked(profile, toml_of(plan))
    return redirect(request, SAVED_PATH)


async def take_plan(request: Request) -> Response:
    """Take a plan file, whose text the form has."""
    form = await form_of_turn(request)
    keep_checked(context_of(request).files.profile, form.get("plan", ""))
    return redirect(request, SAVED_PATH)


def keep_checked(profile: Profile, toml: str) -> None:
    """Keep a plan if a routine can be made of it, and any exercise be done by it alone.

    Raises
    ------
    PosecoachError
        If it cannot; then the plan before it stays.
    """
    known = exercises()
    check_plan(parse_plan(toml, "The plan", known), known)
    keep_plan(profile, toml)


def give_plan(request: Request) -> Response:
    """Return the person's plan as a file."""
    text = plan_text(context_of(request).files.profile) or "# The usual routine; see docs/routine.md.\n"
    return attachment(text, "plan.toml", "application/toml")


def reminders(request: Request) -> Response:
    """Return the sessions of the week as a calendar file."""
    days = ",".join(day for day in DAYS if day in request.query_params)
    if not days:
        raise PosecoachError("No day is ticked. Tick those on which you want to be reminded.")
    at = parse_time(request.query_params.get("at", "18:00"))
    text = calendar(parse_days(days), at, now(), note="posecoach app")
    return attachment(text, "posecoach.ics", "text/calendar")


ROUTES = (
    Route("/settings/doses", keep_doses, methods=["POST"]),
    Route("/settings/plan", take_plan, methods=["POST"]),
    Route("/settings/plan.toml", give_plan),
    Route("/settings/reminders.ics", reminders),
)
