"""Write recorded poses (see :mod:`posecoach.sources.pose_file` for the format)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import numpy as np

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT
from posecoach.core.whole_file import reserve_partial

FRAME_FLOATS = 6 * LANDMARK_COUNT


class PoseRecorder:
    """Takes poses one by one and writes the file when it is closed.

    The poses wait in temporary files, so that memory does not grow with the clip's length. The target appears
    whole when the recorder is closed, or not at all when the ``with`` block is left by an error.

    Parameters
    ----------
    path
        The ``.npz`` file to write.
    model_name, model_sha256
        Of the estimator, kept in the file.

    Raises
    ------
    PosecoachError
        At once, if the file cannot be written.
    """

    def __init__(self, path: Path | str, *, model_name: str = "", model_sha256: str = "") -> None:
        self.path = Path(path)
        self._model = {"model": model_name, "model_sha256": model_sha256}
        self._partial = reserve_partial(self.path)
        self._floats: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed by close)
        self._bits: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._times_s: list[float] = []
        self._empty_rows: list[int] = []
        self._image_size_px: tuple[int, int] | None = None
        self._mask_shape: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def add(self, pose: Pose) -> None:
        """Take the next pose."""
        if self._image_size_px is None:
            self._image_size_px = pose.image_size_px
        row = np.concatenate([pose.xy_px.ravel(), pose.world_m.ravel(), pose.visibility])
        self._floats.write(row.astype(np.float32).tobytes())
        if pose.silhouette is None:
            self._empty_rows.append(len(self._times_s))
        else:
            self._mask_shape = pose.silhouette.mask.shape[:2]
            self._bits.write(np.packbits(pose.silhouette.mask).tobytes())
        self._times_s.append(pose.t_s)

    def close(self) -> None:
        """Write the file; without a single pose there is none. Called again it does nothing."""
        if self._floats.closed:
            return
        if not self._times_s:
            self.abandon()
            return
        try:
            with self._partial.open("wb") as stream:
                np.savez_compressed(stream, **self._arrays())
            self._partial.replace(self.path)
        except OSError as error:
            self.abandon()
            raise PosecoachError(f"The poses cannot be written to {self.path} ({error.strerror}).") from error
        self._release()

    def abandon(self) -> None:
        """Throw away what was taken and leave the target as it was."""
        self._partial.unlink(missing_ok=True)
        self._release()

    def _release(self) -> None:
        self._floats.close()
        self._bits.close()

    def _arrays(self) -> dict[str, Any]:
        count = len(self._times_s)
        self._floats.seek(0)
        rows = np.frombuffer(self._floats.read(), dtype=np.float32).reshape(count, FRAME_FLOATS)
        xy, world = 2 * LANDMARK_COUNT, 5 * LANDMARK_COUNT
        arrays: dict[str, Any] = {
            "t_s": np.array(self._times_s),
            "xy_px": rows[:, :xy].reshape(count, LANDMARK_COUNT, 2),
            "world_m": rows[:, xy:world].reshape(count, LANDMARK_COUNT, 3),
            "visibility": rows[:, world:],
            "image_size_px": np.array(self._image_size_px),
        }
        if self._mask_shape is not None:
            arrays |= {"silhouette_bits": self._packed(count), "silhouette_shape": np.array(self._mask_shape)}
        return arrays | {key: np.array(text) for key, text in self._model.items() if text}

    def _packed(self, count: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        rows, columns = self._mask_shape or (0, 0)
        packed = np.zeros((count, -(-rows * columns // 8)), dtype=np.uint8)
        seen = np.ones(count, dtype=bool)
        seen[self._empty_rows] = False
        self._bits.seek(0)
        packed[seen] = np.frombuffer(self._bits.read(), dtype=np.uint8).reshape(int(seen.sum()), -1)
        return packed
