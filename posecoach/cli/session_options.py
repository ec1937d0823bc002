"""What the commands that lead a session at the camera have in common: options, files, what is printed at the end."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from posecoach.cli.console import caption, console, messages
from posecoach.cli.options import ModelFile

if TYPE_CHECKING:
    # At run time only where they are used: devices come with them, which help need not wait for.
    from posecoach.app.live.options import LiveOptions
    from posecoach.app.live.session import LiveOutcome
    from posecoach.progress.record import SessionRecord
    from posecoach.speech.settings import VoiceSettings

PLACE = "session"
"""Name of the parameter in whose place :func:`with_session_options` puts the options."""
REHEARSED = "A clip is no practice of today: your history takes nothing of it. Its log is kept only in --events FILE."


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """The options of every session at the camera, each a field that is its option of the command line."""

    source: Annotated[
        str, typer.Option(help="Camera number, device path, MJPEG or RTSP address, or a clip played in real time.")
    ] = "0"
    headless: Annotated[bool, typer.Option("--headless", help="No window.")] = False
    user: Annotated[str, typer.Option(help="The person whose session it is.")] = "me"
    events: Annotated[Path | None, typer.Option(help="Write the event log here instead of into the profile.")] = None
    record: Annotated[Path | None, typer.Option(help="Keep the annotated video; otherwise no picture is stored.")] = (
        None
    )
    mute: Annotated[bool, typer.Option("--mute", help="Captions only; warnings are still spoken.")] = False
    silent: Annotated[bool, typer.Option("--silent", help="Captions only; not even warnings are spoken.")] = False
    voice: Annotated[str, typer.Option(help="Part of the name of a voice of this system.")] = ""
    rate: Annotated[int | None, typer.Option(help="Speaking rate, words per minute.")] = None
    volume: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Loudness, 0 to 1.")] = None
    model: ModelFile = None

    def check_files(self, inputs: Mapping[str, Path | None] | None = None) -> None:
        """Refuse outputs that cannot be written, or would destroy the source, one of the ``inputs``, or what is kept.

        Raises
        ------
        PosecoachError
            See :func:`posecoach.system.named_files.check_files`; or if the recorded video is called something else.
        """
        from posecoach.app.command_files import check_command
        from posecoach.sources.live.live_source import clip_of
        from posecoach.system.named_files import VIDEO_ENDINGS, check_ending

        written: dict[str, Path | None] = {"the event log": self.events, "the recorded video": self.record}
        read = {**(inputs or {}), "the source": clip_of(self.source)}
        check_command(written, read, model=self.model, streamed=("the event log",))
        if self.record is not None:
            check_ending("The recorded video", self.record, VIDEO_ENDINGS)

    def live_options(self, **choices: Any) -> LiveOptions:
        """Return how the session is run; ``choices`` are fields that no option of every session has."""
        from posecoach.app.live.options import LiveOptions

        return LiveOptions(
            source=self.source,
            headless=self.headless,
            events=self.events,
            record=self.record,
            model=self.model,
            voice=self._voice_settings(),
            captions=caption,
            **choices,
        )

    def _voice_settings(self) -> VoiceSettings:
        from posecoach.speech.settings import VoiceSettings

        usual = VoiceSettings(mute=self.mute, silent=self.silent, voice=self.voice)
        return replace(
            usual,
            rate_wpm=usual.rate_wpm if self.rate is None else self.rate,
            volume_ratio=usual.volume_ratio if self.volume is None else self.volume,
        )


def with_session_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every session in place of its parameter ``session``, which takes them together."""
    by_keyword = inspect.Parameter.KEYWORD_ONLY
    hints = get_type_hints(SessionOptions, include_extras=True)
    shared = [
        inspect.Parameter(field.name, by_keyword, default=field.default, annotation=hints[field.name])
        for field in fields(SessionOptions)
    ]

    @functools.wraps(command)
    def with_options(**given: Any) -> None:
        session = SessionOptions(**{option.name: given.pop(option.name) for option in shared})
        command(**given, **{PLACE: session})

    signature = inspect.signature(command, eval_str=True)
    own = [parameter for name, parameter in signature.parameters.items() if name != PLACE]
    parameters = [parameter.replace(kind=by_keyword) for parameter in (*own, *shared)]
    with_options.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def print_rest(sessions: Sequence[SessionRecord], now: datetime) -> None:
    """Print that it is better to rest, where a session was stopped for pain today and nothing was done since."""
    from posecoach.progress.left_out import stopped_today
    from posecoach.progress.words import REST_TODAY

    if stopped_today(sessions, now):
        console.print(REST_TODAY)


def over_words(outcome: LiveOutcome, kept: str = "") -> str:
    """Return why the session is over, and what becomes of it: ``kept``, or of a rehearsal nothing."""
    return " ".join(filter(None, (f"Session over: {outcome.reason}.", REHEARSED if outcome.rehearsal else kept)))


def print_notices(outcome: LiveOutcome) -> None:
    """Print what went wrong with devices and outputs."""
    for notice in outcome.notices:
        messages.print(notice)


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
