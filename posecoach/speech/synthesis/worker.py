"""The speech library, alone in its own process, because it may hang, die or print at any time.

Run as a script. Reads one request a line from standard input, answers with one line each on standard output, both
JSON, and ends when its input ends:

- at the start it says ``{"ready": true, "voice": ID}`` or ``{"error": TEXT}``;
- ``{"text": TEXT, "path": PATH}`` writes a sound file and is answered ``{"done": PATH}`` or ``{"error": TEXT}``;
- ``{"voices": true}`` is answered ``{"voices": [{"id", "name", "languages"}]}``.

Imports nothing of posecoach: it starts in a fifth of a second and cannot drag a camera or a model along.

pyttsx3 2.99 does only the last of several ``save_to_file`` before one ``runAndWait``, so each gets its own; with espeak
that returns 10 ms after the synthesis began, done or not, so its end is waited for; it also prints to standard output,
which is therefore moved aside.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

ESPEAK = "espeak"
"""The driver that writes its file on a thread of its own."""
FINISHED_S = 6.0
"""Most that is waited for that thread; the session waits a little longer for the answer (``Patience.phrase_s``)."""


def main() -> int:
    """Serve requests until the input ends; return the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the session, which then ends this process
    arguments = _arguments()
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        engine = _engine(arguments)
    except Exception as error:  # noqa: BLE001 - drivers raise anything; the session decides what to do
        _say(replies, {"error": f"{type(error).__name__}: {error}"})
        return 1
    _say(replies, {"ready": True, "voice": str(engine.getProperty("voice"))})
    for line in sys.stdin:
        # Anew for each: of 320 first phrases espeak said six at the driver's own rate, and none of 480 so.
        engine.setProperty("rate", arguments.rate)
        _say(replies, _reply(engine, json.loads(line)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", default="")
    parser.add_argument("--voice", default="")
    parser.add_argument("--language", default="en")
    parser.add_argument("--rate", type=int, default=165)
    return parser.parse_args()


def _say(replies: TextIO, reply: dict[str, Any]) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


def _engine(arguments: argparse.Namespace) -> Any:
    import pyttsx3

    engine = pyttsx3.init(arguments.engine or None)
    engine.setProperty("rate", arguments.rate)
    chosen = choose_voice(_voices(engine), str(engine.getProperty("voice")), arguments.voice, arguments.language)
    if chosen:
        engine.setProperty("voice", chosen)
    return engine


def _voices(engine: Any) -> list[dict[str, Any]]:
    return [
        {"id": str(v.id), "name": str(v.name), "languages": [_text(code) for code in v.languages or []]}
        for v in engine.getProperty("voices")
    ]


def _text(code: str | bytes) -> str:
    """Return a language code as text; some drivers give bytes with a leading priority byte."""
    text = code.decode("utf-8", "ignore") if isinstance(code, bytes) else str(code)
    return text.lstrip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\t").replace("_", "-").lower()


def choose_voice(voices: list[dict[str, Any]], current: str, wanted: str, language: str) -> str:
    """Return the id of the voice to use, or an empty string to stay with ``current``.

    Raises
    ------
    LookupError
        If ``wanted`` is given and no voice's id or name contains it.
    """
    if wanted:
        exact = [v["id"] for v in voices if wanted.lower() in (v["id"].lower(), v["name"].lower())]
        similar = [v["id"] for v in voices if wanted.lower() in f"{v['id']} {v['name']}".lower()]
        if not exact + similar:
            raise LookupError(f"there is no voice like {wanted!r}")
        return str((exact + similar)[0])
    speaking = [v["id"] for v in voices if any(code.split("-")[0] == language for code in v["languages"])]
    fits = current in speaking or not speaking
    return "" if fits else str(speaking[0])


def _reply(engine: Any, request: dict[str, Any]) -> dict[str, Any]:
    try:
        if "voices" in request:
            return {"voices": _voices(engine)}
        _write(engine, request["text"], request["path"])
        size = Path(request["path"]).stat().st_size
    except Exception as error:  # noqa: BLE001 - drivers raise anything; the session decides what to do
        return {"error": f"{type(error).__name__}: {error}"}
    return {"done": request["path"]} if size > 44 else {"error": "the sound file is empty"}


def _write(engine: Any, text: str, path: str) -> None:
    """Write a sound file, and return when it is whole."""
    finished = threading.Event()
    token = engine.connect("finished-utterance", lambda **_: finished.set())
    try:
        engine.save_to_file(text, path)
        engine.runAndWait()
        if engine.driver_name == ESPEAK:
            finished.wait(FINISHED_S)
    finally:
        engine.disconnect(token)


if __name__ == "__main__":
    sys.exit(main())
