"""Plots as SVG within a page: drawn by Matplotlib, coloured by the page's style, the same bytes each time.

Matplotlib comes with MediaPipe, weighs nothing more, writes SVG whose letters are letters, and needs no script. Plotly
(4 MB of script in each page) and Bokeh (1 MB) draw in the browser: bare paper without a script, nothing for a screen
reader. What is clicked and reached by keyboard here are links laid over the plot.
"""

from __future__ import annotations

import io
import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

THEME = {
    "ink": "#000001",
    "muted": "#000002",
    "grid": "#000003",
    "first": "#000004",
    "second": "#000005",
    "good": "#000006",
    "partial": "#000007",
    "fault": "#000008",
    "target": "#000009",
    "surface": "#00000a",
}
"""Colours that stand for those of the page's style: each becomes ``var(--NAME)``, so that a plot is light or dark with
the page and black on white on paper."""
_own_settings = threading.Lock()
"""Matplotlib's settings are those of the whole program, and the page draws for several browsers at once."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn plot.

    Attributes
    ----------
    svg
        The element ``<svg>``, without a script or an address.
    left_ratio, right_ratio
        Where the axes begin and end, as shares of its width.
    from_x, to_x
        What stands there on the horizontal axis.
    """

    svg: str
    left_ratio: float
    right_ratio: float
    from_x: float
    to_x: float

    def place(self, x: float) -> float:
        """Return where a value of the horizontal axis lies, as a share of the plot's width."""
        along = (x - self.from_x) / (self.to_x - self.from_x) if self.to_x > self.from_x else 0.0
        return self.left_ratio + min(1.0, max(0.0, along)) * (self.right_ratio - self.left_ratio)


def new_axes(width_in: float, height_in: float) -> Axes:
    """Return empty axes in the page's style, with room for labels at the left and below."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_in, height_in))
    figure.patch.set_visible(False)
    figure.subplots_adjust(
        left=0.62 / width_in, right=1 - 0.12 / width_in, bottom=0.5 / height_in, top=1 - 0.3 / height_in
    )
    axes: Axes = figure.add_subplot()
    axes.patch.set_visible(False)
    for name, spine in axes.spines.items():
        spine.set_visible(name in ("left", "bottom"))
        spine.set_color(THEME["muted"])
    axes.tick_params(colors=THEME["muted"], labelcolor=THEME["ink"], labelsize=10)
    axes.grid(True, axis="y", color=THEME["grid"], linewidth=0.8)
    axes.set_axisbelow(True)
    return axes


def add_legend(axes: Axes) -> None:
    """Name the lines above the axes, at the right, where nothing is drawn."""
    axes.legend(
        loc="lower right",
        bbox_to_anchor=(1.0, 1.0),
        ncols=2,
        frameon=False,
        fontsize=10,
        labelcolor=THEME["ink"],
        borderpad=0,
        borderaxespad=0.1,
    )


def drawn(axes: Axes, name: str) -> Plot:
    """Return what was drawn. ``name`` must be unique in the page: parts of the drawing are named after it."""
    figure = axes.figure
    svg = _svg_of(figure, name)  # type: ignore[arg-type]
    box, (from_x, to_x) = axes.get_position(), axes.get_xlim()
    return Plot(svg, float(box.x0), float(box.x1), float(from_x), float(to_x))


def _svg_of(figure: Figure, name: str) -> str:
    import matplotlib as mpl

    out = io.StringIO()
    settings: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": name, "font.family": ["sans-serif"]}
    with _own_settings, mpl.rc_context(settings):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r'\b(id="|url\(#|href="#)', rf"\g<1>{name}-", text)
    text = re.sub(r' (height|width)="[\d.]+pt"', "", text, count=2)
    text = re.sub(r"font: ([\d.]+px) [^;\"]*", r"font: \1 var(--font)", text)
    for variable, colour in THEME.items():
        text = text.replace(colour, f"var(--{variable})")
    return text.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1).strip()
