"""What was done: the history, and a report of each session."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import date
from itertools import islice
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from posecoach.app.documents.report import has_report, page_of_log
from posecoach.history.data_folder import history_path
from posecoach.history.profile import all_logs
from posecoach.history.rebuild import rebuild_history
from posecoach.page.responses import attachment, context_of, document, html, redirect
from posecoach.progress.words import day_words
from posecoach.registry import exercises
from posecoach.results.pages.history import history_page
from posecoach.results.tables.history_table import as_csv, has_lines
from posecoach.system.wall_clock import today

SHOWN_REPORTS = 60


def history(request: Request) -> Response:
    """Show the history, and the reports that there are of its sessions, the newest first."""
    files = context_of(request).files
    reported = islice(filter(has_report, reversed(files.profile.logs())), SHOWN_REPORTS)
    reports = [(log.stem, report_name(log)) for log in reported]
    return html(request, "history.html", reports=reports, begun=bool(files.sessions(today())))


def report_name(log: Path) -> str:
    """Return what a report is called: when the session began, and what was done."""
    moment, _, what = log.stem.partition("_")
    day, _, time = moment.partition("T")
    with contextlib.suppress(ValueError):  # another program's file
        day = day_words(date.fromisoformat(day), today())
    named = exercises().get(what)
    return f"{day}, {time[:5].replace('-', ':')}, {what if named is None else named.name}"


def history_document(request: Request) -> Response:
    """Return the history as a page of its own."""
    context = context_of(request)
    name = context.person_name if context.person_is_named else ""
    return document(history_page(name, context.files.all_sessions(), exercises(), today()))


def table(request: Request) -> Response:
    """Return all sessions as a table that the browser stores."""
    sessions = [session for session in context_of(request).files.all_sessions() if has_lines(session)]
    return attachment(as_csv(sessions, exercises()), "history.csv", "text/csv; charset=utf-8")


def report(request: Request) -> Response:
    """Show the report of a session within the page; what is wrong with it is said by the page itself."""
    _page_of(request)
    return html(request, "framed.html", title="Report", source=f"/reports/{request.path_params['name']}/page")


def report_document(request: Request) -> Response:
    """Return the report of one of the person's sessions."""
    return document(_page_of(request))


async def rebuild(request: Request) -> Response:
    """Make a damaged history again, of everybody."""
    await asyncio.to_thread(lambda: rebuild_history(history_path(), all_logs()))
    return redirect(request, "/")


def _page_of(request: Request) -> str:
    """Return a report; only names of logs that there are lead anywhere."""
    logs = {log.stem: log for log in context_of(request).files.profile.logs()}
    log = logs.get(request.path_params["name"])
    if log is None:
        raise HTTPException(404)
    return page_of_log(log)


ROUTES = (
    Route("/history", history),
    Route("/history/table.csv", table),
    Route("/history/page", history_document),
    Route("/history/rebuild", rebuild, methods=["POST"]),
    Route("/reports/{name}", report),
    Route("/reports/{name}/page", report_document),
)
