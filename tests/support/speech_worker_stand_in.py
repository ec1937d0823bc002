"""Speaks the protocol of the speech process; misbehaves on request.

Usage: python speech_worker_stand_in.py [mute | dead | babble]. The text "hang" is never answered, "die" ends the
process, "refuse" is an error, "die once PATH" dies unless PATH exists and makes it. Anything else becomes a tone.
"""

from __future__ import annotations

import json
import math
import struct
import sys
import time
import wave
from pathlib import Path


def answer(request: dict[str, str]) -> dict[str, object]:
    if "voices" in request:
        return {"voices": [{"id": "one", "name": "One", "languages": ["en"]}]}
    text = request["text"]
    if text == "hang":
        time.sleep(600)
    if text == "die":
        sys.exit(3)
    if text.startswith("die once "):
        mark = Path(text.removeprefix("die once "))
        if not mark.exists():
            mark.touch()
            sys.exit(3)
    if text == "refuse":
        return {"error": "will not say that"}
    with wave.open(request["path"], "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(i / 8))) for i in range(4410)))
    return {"done": request["path"]}


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode == "dead":
        sys.exit(1)
    if mode == "mute":
        time.sleep(600)
    say("what is this" if mode == "babble" else json.dumps({"ready": True, "voice": "one"}))
    for line in sys.stdin:
        say(json.dumps(answer(json.loads(line))))


if __name__ == "__main__":
    main()
