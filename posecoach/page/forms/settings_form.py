"""A person's settings as a form says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from posecoach.core.errors import PosecoachError
from posecoach.history.settings import PersonSettings
from posecoach.phrases.catalogue import languages
from posecoach.speech.settings import FASTEST_WPM, SLOWEST_WPM


def changed_settings(before: PersonSettings, form: Mapping[str, str]) -> PersonSettings:
    """Return the settings with what a form says; fields that it has not stay as they are.

    Raises
    ------
    PosecoachError
        If a field for a number holds something else, or the number is out of its range.
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
        changed = replace(changed, mute="mute" in form, silent="silent" in form, lower_music="lower_music" in form)
    return changed


def _one_of(known: Sequence[str], chosen: str) -> str:
    if chosen not in known:
        raise PosecoachError(f"The coach speaks {', '.join(known)}; {chosen!r} is not among them.")
    return chosen


def _between(name: str, text: object, least: float, most: float) -> float:
    try:
        value = float(str(text))
    except ValueError:
        raise PosecoachError(f"{text!r} is not a number for the {name}.") from None
    if not least <= value <= most:
        raise PosecoachError(f"A {name} from {least:g} to {most:g} was expected, got {value:g}.")
    return value
