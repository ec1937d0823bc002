"""The pose model, without which nobody is seen: whether it is there, and making it from the page."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model.model_file import default_target, resolve_model

_log = logging.getLogger(__name__)
Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of all is done, 0..1."""


@dataclass(frozen=True, slots=True)
class ModelState:
    """Whether the model is available, being made, or why it could not be made; ``error`` is for people."""

    available: bool
    busy: bool = False
    doing: str = ""
    done_ratio: float = 0.0
    error: str = ""


def make_model(tell: Tell) -> None:
    """Make the model and its fast twin, as ``posecoach model`` does.

    Raises
    ------
    PosecoachError
        If its parts cannot be fetched, or the folder cannot be written to.
    """
    # Imported late: only those without a model need what makes one.
    from posecoach.estimators.model.model_store import build_landmarks_model, build_model

    build_landmarks_model(build_model(default_target(), tell))


class ModelBuilder:
    """Looks for the model, and makes it on request, on a thread of its own.

    Parameters
    ----------
    explicit
        The file that the program was started with; None: wherever models are kept.
    make
        Stand-in for :func:`make_model`.
    """

    def __init__(self, explicit: Path | None = None, make: Callable[[Tell], None] = make_model) -> None:
        self._explicit, self._make = explicit, make
        self._found = False
        self._busy = False
        self._lock = threading.Lock()
        self._doing, self._done_ratio, self._error = "", 0.0, ""

    @property
    def available(self) -> bool:
        """Whether there is a model; once found it is not looked for again."""
        if not self._found:
            try:
                resolve_model(self._explicit)
            except PosecoachError:
                return False
            self._found = True
        return True

    @property
    def state(self) -> ModelState:
        """How far it is."""
        return ModelState(not self._busy and self.available, self._busy, self._doing, self._done_ratio, self._error)

    def start(self) -> None:
        """Start to make the model, unless it is being made.

        Raises
        ------
        PosecoachError
            If the program was started with a model of its own, which nobody can make.
        """
        if self._explicit is not None:
            raise PosecoachError(
                f"The coach was started with the model {self._explicit}. Start it with one that is there."
            )
        with self._lock:
            if self._busy:
                return
            self._busy, self._error, self._done_ratio = True, "", 0.0
        threading.Thread(target=self._run, name="model", daemon=True).start()

    def _run(self) -> None:
        try:
            self._make(self._tell)
        except PosecoachError as error:
            self._error = str(error)
        except Exception as error:  # noqa: BLE001  the page must say so; the log has the rest
            _log.exception("the model could not be made")
            self._error = f"The model could not be made ({error})."
        self._busy = False

    def _tell(self, doing: str, done_ratio: float) -> None:
        self._doing, self._done_ratio = doing, done_ratio
