"""``posecoach live``: the coach at the camera."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.cli.console import console, messages
from posecoach.core.events import SetEnded
from posecoach.registry import exercise as find_exercise


def live_command(
    exercise: Annotated[str, typer.Option("--exercise", "-e", help="See `posecoach exercises`.")],
    source: Annotated[
        str, typer.Option(help="Camera number, device path, MJPEG or RTSP address, or a clip played in real time.")
    ] = "0",
    sets: Annotated[int | None, typer.Option(help="Sets; by default the usual dose.")] = None,
    reps: Annotated[int | None, typer.Option(help="Repetitions of a set.")] = None,
    rest: Annotated[float | None, typer.Option(help="Seconds of rest between sets.")] = None,
    headless: Annotated[bool, typer.Option("--headless", help="No window.")] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate/--no-calibrate", help="Measure the usual range with two guided repetitions.")
    ] = True,
    recalibrate: Annotated[
        bool, typer.Option("--recalibrate", help="Forget the usual range and measure anew.")
    ] = False,
    user: Annotated[str, typer.Option(help="Whose session it is.")] = "me",
    events: Annotated[Path | None, typer.Option(help="Write the event log here instead of into the profile.")] = None,
    record: Annotated[
        Path | None, typer.Option(help="Keep the annotated video; otherwise no picture is stored.")
    ] = None,
    mute: Annotated[bool, typer.Option("--mute", help="Captions only.")] = False,
    voice: Annotated[str, typer.Option(help="Part of the name of a voice of this system.")] = "",
    rate: Annotated[int | None, typer.Option(help="Words a minute.")] = None,
    volume: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Loudness, 0 to 1.")] = None,
    model: Annotated[Path | None, typer.Option(help="A pose landmarker bundle (.task).")] = None,
) -> None:
    """Count aloud and correct while you exercise.

    Keys: space pause, n next, r restart the set, + and - correct the count, c calibrate, m mute, d details,
    f full screen, q quit. Hands: one held above the head pauses and resumes, both end the set.
    """
    import datetime
    from dataclasses import replace

    from posecoach.coaching.plan import SessionPlan
    from posecoach.live.keeping import Keeper
    from posecoach.live.session import LiveOptions, run_live
    from posecoach.sinks.speech_cache import VoiceSettings

    spec = find_exercise(exercise)
    plan = SessionPlan.of(spec).changed(sets=sets, reps=reps, rest_s=rest)
    settings = VoiceSettings(mute=mute, voice=voice)
    if rate is not None:
        settings = replace(settings, rate_wpm=rate)
    if volume is not None:
        settings = replace(settings, volume_ratio=volume)
    options = LiveOptions(
        source=source,
        headless=headless,
        events=events,
        record=record,
        calibrate=calibrate,
        model=model,
        voice=settings,
    )
    now = datetime.datetime.now().astimezone()
    keeper = Keeper.of(user)
    reference = None if recalibrate else keeper.reference(spec.id)
    options = keeper.log_options(replace(options, session_number=keeper.session_number(spec.id)), spec.id, now)
    outcome = run_live(spec, plan, options, reference)
    keeper.keep(outcome, now)
    for notice in outcome.notices:
        messages.print(notice)
    for event in outcome.events:
        if isinstance(event, SetEnded):
            line = f"set {event.index}: {event.count} done, {event.partial} partial"
            console.print(f"{line}. {event.strength} {event.priority}".rstrip())
    console.print(f"Session over: {outcome.reason}.")
