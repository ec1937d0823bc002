from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from posecoach.page.addresses import start_pages
from posecoach.page.house import House
from posecoach.phrases import load


def test_the_voice_check_says_a_sentence_and_answers_with_what_went_wrong(
    browser: TestClient, anna: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def say(text: str, *_: object) -> str:
        said.append(text)
        return "no loudspeaker"

    monkeypatch.setattr(start_pages, "say_aloud", say)
    answer = browser.post("/voice")
    assert answer.json() == {"error": "no loudspeaker"}
    assert said == [load().say("session.voice_check")]
