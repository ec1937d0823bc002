from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from posecoach.results.pages.svg import drawn, new_axes

PLOTS = 12


def plot(number: int) -> str:
    axes = new_axes(4.0, 2.0)
    axes.plot([0.0, 1.0, 2.0], [1.0, 3.0, 2.0])
    axes.set_title("range")
    return drawn(axes, f"plot{number}").svg


def test_a_plot_is_the_same_when_another_one_is_drawn_at_the_same_time() -> None:
    alone = [plot(number) for number in range(PLOTS)]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(plot, range(PLOTS))) == alone
