"""The recent past of all signals, so that a repetition can be measured when it is over."""

from __future__ import annotations

import numpy as np

from posecoach.core.pose import FloatArray


class SignalBuffer:
    """A ring of the last samples of all signals; its size is bounded by time, not by the clip's length.

    Parameters
    ----------
    names
        Names of the signals, the columns.
    span_s
        How far back it remembers, at least.
    """

    def __init__(self, names: tuple[str, ...], span_s: float) -> None:
        self.names = names
        self.span_s = span_s
        self._column = {name: i for i, name in enumerate(names)}
        self._rows = np.full((256, len(names) + 1), np.nan)
        self._used = 0

    def append(self, t_s: float, values: FloatArray) -> None:
        """Add one sample at a time later than all before."""
        if self._used == len(self._rows):
            self._make_room(t_s)
        self._rows[self._used, 0] = t_s
        self._rows[self._used, 1:] = values
        self._used += 1

    def _make_room(self, t_s: float) -> None:
        first = int(np.searchsorted(self._rows[: self._used, 0], t_s - self.span_s))
        kept = self._rows[first : self._used]
        size = max(256, 2 * len(kept))
        rows = np.full((size, self._rows.shape[1]), np.nan)
        rows[: len(kept)] = kept
        self._rows, self._used = rows, len(kept)

    def window(self, from_s: float, to_s: float) -> SignalWindow:
        """Return the samples between two times, both included."""
        times = self._rows[: self._used, 0]
        first, last = np.searchsorted(times, [from_s, to_s + 1e-9])
        return SignalWindow(self._column, self._rows[first:last].copy())


class SignalWindow:
    """A stretch of all signals: ``t_s`` (n,) and one column per name, (n,) each."""

    def __init__(self, column: dict[str, int], rows: FloatArray) -> None:
        self._column = column
        self._rows = rows

    @property
    def t_s(self) -> FloatArray:
        """Times of the samples, seconds."""
        return self._rows[:, 0]

    def __getitem__(self, name: str) -> FloatArray:
        return self._rows[:, 1 + self._column[name]]

    def __contains__(self, name: str) -> bool:
        return name in self._column
