from __future__ import annotations

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.settings import VoiceSettings


@pytest.mark.parametrize("wrong", [{"rate_wpm": 20}, {"rate_wpm": 900}, {"volume_ratio": 1.5}, {"volume_ratio": -0.1}])
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(PosecoachError, match="Expected"):
        VoiceSettings(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rate_wpm", "slowness"), [(165, 1.0), (110, 1.5), (300, 1.0)])
def test_a_slow_voice_takes_longer_than_usual_and_a_fast_one_is_not_hurried_after(
    rate_wpm: int, slowness: float
) -> None:
    assert VoiceSettings(rate_wpm=rate_wpm).slowness == pytest.approx(slowness)
