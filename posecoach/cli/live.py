"""``posecoach live``: the coach at the camera."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import caption, console, messages
from posecoach.cli.options import EventLogFile, Headless, ModelFile, Mute, RecordFile, Source, User, Voice, clip_of
from posecoach.core.events import SetEnded
from posecoach.registry import exercise as find_exercise

if TYPE_CHECKING:
    from posecoach.app.live import LiveOutcome
    from posecoach.speech.settings import VoiceSettings


def live_command(
    exercise: Annotated[str, typer.Option("--exercise", "-e", help="See `posecoach exercises`.")],
    source: Source = "0",
    sets: Annotated[int | None, typer.Option(help="Sets; by default the usual dose.")] = None,
    reps: Annotated[int | None, typer.Option(help="Repetitions of a set.")] = None,
    rest: Annotated[float | None, typer.Option(help="Seconds of rest between sets.")] = None,
    headless: Headless = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate/--no-calibrate", help="Measure the usual range with two guided repetitions.")
    ] = True,
    recalibrate: Annotated[
        bool, typer.Option("--recalibrate", help="Forget the usual range and measure anew.")
    ] = False,
    questions: Annotated[
        bool, typer.Option("--questions/--no-questions", help="Ask how it feels and how hard it was.")
    ] = True,
    user: User = "me",
    events: EventLogFile = None,
    record: RecordFile = None,
    mute: Mute = False,
    voice: Voice = "",
    rate: Annotated[int | None, typer.Option(help="Words a minute.")] = None,
    volume: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Loudness, 0 to 1.")] = None,
    model: ModelFile = None,
) -> None:
    """Count aloud and correct while you exercise: a routine of one exercise, with the dose that your history suggests.

    Before the first session of an exercise it says who should leave it out and when to stop; n turns the page.

    Keys: space pause, n next, r restart the set, + and - correct the count, 0 to 9 answer, c calibrate, m mute,
    h how was that, d details, f full screen, p it hurts, s skip what is said first or the exercise, q quit. Hands: one
    held above the head pauses and resumes, both end the set.
    """
    from posecoach.app.command_files import check_command
    from posecoach.app.keeping import PersonFiles
    from posecoach.app.live import run_live
    from posecoach.app.live_options import LiveOptions
    from posecoach.coaching.setting import Guidance
    from posecoach.core import wall_clock

    spec = find_exercise(exercise)
    written: dict[str, Path | None] = {"the event log": events, "the recorded video": record}
    check_command(written, {"the source": clip_of(source)}, model=model, streamed=("the event log",))
    now = wall_clock.now()
    files = PersonFiles.of(user)
    item, reasons = files.plan(spec, now.date())
    item = item.changed(sets=sets, reps=reps, rest_s=rest)
    options = LiveOptions(
        source=source,
        headless=headless,
        events=events,
        record=record,
        calibrate=calibrate,
        model=model,
        voice=_voice_settings(mute, voice, rate, volume),
        captions=caption,
        guidance=Guidance.FIRST_TIME,
        asks=questions,
    )
    if sets is None and reps is None:
        console.print(" ".join(reasons))
    person = files.person([item], now.date(), recalibrate=recalibrate)
    with files.session(options, spec.id, now) as its_options:
        outcome = run_live([item], its_options, person)
        files.keep(outcome, now)
    _print_outcome(outcome)


def _print_outcome(outcome: LiveOutcome) -> None:
    for notice in outcome.notices:
        messages.print(notice)
    for event in outcome.events:
        if isinstance(event, SetEnded):
            console.print(_summary(event))
    print_spots(outcome)
    console.print(f"Session over: {outcome.reason}.")


def print_spots(outcome: LiveOutcome) -> None:
    """Say how the spots of a massage felt, where there was one and the person said so."""
    from posecoach.progress.recording import record_of
    from posecoach.progress.spot_words import soreness_lines
    from posecoach.progress.words import spots_words

    record = record_of(outcome.events)
    if record is None:
        return
    for done in record.exercises:
        if words := spots_words(done):
            console.print("\n".join(f"{line}." for line in (f"Spots: {words}", *soreness_lines(record, done))))


def _voice_settings(mute: bool, voice: str, rate_wpm: int | None, volume_ratio: float | None) -> VoiceSettings:
    from posecoach.speech.settings import VoiceSettings

    usual = VoiceSettings(mute=mute, voice=voice)
    return replace(
        usual,
        rate_wpm=usual.rate_wpm if rate_wpm is None else rate_wpm,
        volume_ratio=usual.volume_ratio if volume_ratio is None else volume_ratio,
    )


def _summary(event: SetEnded) -> str:
    line = f"set {event.index}: {event.count} done, {event.partial} partial"
    advice = f"Next: {event.priority}" if event.priority else ""
    return f"{line}. {event.strength} {advice}".rstrip()
