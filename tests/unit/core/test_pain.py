from __future__ import annotations

import pytest

from posecoach.core.pain import Light, pain_light


@pytest.mark.parametrize(
    ("now", "at_start", "light"),
    [
        (0, None, Light.GREEN),
        (3, 3, Light.GREEN),
        (4, None, Light.YELLOW),
        (5, 4, Light.YELLOW),
        (6, 6, Light.RED),
        (6, None, Light.RED),
        (3, 1, Light.RED),
        (2, 0, Light.RED),
        (4, 6, Light.YELLOW),
    ],
)
def test_more_than_five_or_two_more_than_at_the_start_is_a_stop(now: int, at_start: int | None, light: Light) -> None:
    assert pain_light(now, at_start) is light
