"""Write recorded poses (see :mod:`posecoach.sources.recorded.pose_file` for the format)."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import numpy as np

from posecoach.core.closing import ClosingWhole
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import LANDMARK_SHAPES, Pose
from posecoach.system.whole_file import reserve_partial


class PoseRecorder(ClosingWhole):
    """Takes poses one by one and writes the file when it is closed.

    The poses wait in temporary files, so that memory does not grow with the clip's length. The target appears
    whole when the recorder is closed, or not at all when the ``with`` block is left by an error.

    Parameters
    ----------
    path
        The ``.npz`` file to write.
    model_name, model_sha256
        Of the estimator, kept in the file.
    clip
        Returns, when the file is written, how many frames the clip has and what is wrong with it (empty: nothing), as
        the poses do not show it; None: not known.

    Raises
    ------
    PosecoachError
        At once, if the file cannot be written.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        model_name: str = "",
        model_sha256: str = "",
        clip: Callable[[], tuple[int, str]] | None = None,
    ) -> None:
        self.path = Path(path)
        self._clip = clip
        self._model = {"model": model_name, "model_sha256": model_sha256}
        self._partial = reserve_partial(self.path)
        self._rows = {name: _Rows() for name in (*LANDMARK_SHAPES, "t_s", "silhouette_bits")}
        self._count = 0
        self._masks_missing = 0
        self._mask_shape: tuple[int, int] | None = None
        self._image_size_px = (0, 0)
        self._closed = False

    def add(self, pose: Pose) -> None:
        """Take the next pose; all must be of images of one size.

        Raises
        ------
        PosecoachError
            If there is no space for the temporary files; then there will be no file of poses.
        """
        try:
            self._add(pose)
        except OSError as error:
            self.abandon()
            raise PosecoachError(
                f"The poses cannot wait in {tempfile.gettempdir()} until they are written ({error.strerror}). "
                "Set TMPDIR to a folder with more space."
            ) from error

    def _add(self, pose: Pose) -> None:
        self._image_size_px = pose.image_size_px
        self._rows["t_s"].add(np.float64(pose.t_s))
        for name in LANDMARK_SHAPES:  # with 32 bits a number: finer than any landmark is known
            self._rows[name].add(getattr(pose, name).astype(np.float32))
        if pose.silhouette is None:
            self._masks_missing += 1
        else:
            rows, columns = pose.silhouette.mask.shape
            self._mask_shape = (int(rows), int(columns))
            self._fill_missing_masks()
            self._rows["silhouette_bits"].add(np.packbits(pose.silhouette.mask))
        self._count += 1

    def close(self) -> None:
        """Write the file; without a single pose there is none. Called again it does nothing."""
        if self._closed or self._count == 0:
            self.abandon()
            return
        self._fill_missing_masks()
        try:
            self._write()
            self._partial.replace(self.path)
        except OSError as error:
            raise PosecoachError(f"The poses cannot be written to {self.path} ({error.strerror}).") from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Throw away what was taken and leave the target as it was."""
        if not self._closed:
            self._closed = True
            self._partial.unlink(missing_ok=True)
            for rows in self._rows.values():
                # A full disk refuses what still waits to be written once more; the file is closed all the same.
                with contextlib.suppress(OSError):
                    rows.file.close()

    def _fill_missing_masks(self) -> None:
        if self._mask_shape is not None:
            empty = np.packbits(np.zeros(self._mask_shape, dtype=bool))
            for _ in range(self._masks_missing):
                self._rows["silhouette_bits"].add(empty)
            self._masks_missing = 0

    def _write(self) -> None:
        frames, warning = (0, "") if self._clip is None else self._clip()
        texts = {name: np.array(text) for name, text in (self._model | {"warning": warning}).items() if text}
        small: dict[str, Any] = {"image_size_px": np.array(self._image_size_px)} | texts
        if frames:
            small["frames"] = np.array(frames)
        if self._mask_shape is not None:
            small["silhouette_shape"] = np.array(self._mask_shape)
        with zipfile.ZipFile(self._partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, array in small.items():
                with archive.open(f"{name}.npy", "w") as member:
                    np.lib.format.write_array(member, array)
            for name, rows in self._rows.items():
                if rows.row is not None:
                    with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                        rows.copy_to(member, self._count)


class _Rows:
    """The rows of one array, waiting in a temporary file."""

    def __init__(self) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed by the recorder)
        self.row: np.ndarray[Any, Any] | np.float64 | None = None

    def add(self, row: np.ndarray[Any, Any] | np.float64) -> None:
        self.row = row
        self.file.write(row.tobytes())

    def copy_to(self, member: IO[bytes], count: int) -> None:
        """Write all rows in the format of ``numpy.save``."""
        if self.row is not None:
            header = {
                "shape": (count, *self.row.shape),
                "fortran_order": False,
                "descr": np.lib.format.dtype_to_descr(self.row.dtype),
            }
            np.lib.format.write_array_header_1_0(member, header)
        self.file.seek(0)
        shutil.copyfileobj(self.file, member)
