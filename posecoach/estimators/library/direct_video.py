"""Look at the pictures of a video by MediaPipe's C library, on the thread that asks, and read what it found in place.

Its Python hands each call to a thread of its own and back, twice a picture, and makes an object of each landmark of 66:
0.35 ms of the processor's time a picture, in which no other thread of Python runs. The library, its functions
(``mediapipe/tasks/c/vision/pose_landmarker/pose_landmarker.h``) and the layout of its results are those that its Python
uses, and the landmarks are the same to the last bit.
"""

from __future__ import annotations

import ctypes
import functools
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_uint8, c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecoach.core.pose import FloatArray
from posecoach.estimators.library.detections import Detections
from posecoach.estimators.library.pose_task import CLibrary, PoseTask


class DirectVideo:
    """Calls the C library for a landmarker in video mode.

    Parameters
    ----------
    task
        MediaPipe's parts.
    landmarker
        Its pose landmarker, which stays the owner of what the library made, and closes it.

    Raises
    ------
    AttributeError
        If this release of MediaPipe is made in another way.
    """

    def __init__(self, task: PoseTask, landmarker: Any) -> None:
        c = task.c_library
        if c is None:
            raise AttributeError("no C library")
        self._task, self._handle, self._new_result = task, landmarker._handle, c.Result
        self._make_picture = _function(c, "MpImageCreateFromUint8Data", 7)
        self._detect = _function(c, "MpPoseLandmarkerDetectForVideo", 6)
        self._free_picture = _function(c, "MpImageFree", 1)
        self._free_result = _function(c, "MpPoseLandmarkerCloseResult", 1)
        self._free_message = c.library.MpErrorFree
        _layout(c.Result().pose_landmarks._type_)

    def detect(self, rgb: NDArray[np.uint8], t_ms: int) -> Detections:
        """Return what is found in the next picture, ``uint8`` (height, width, 3).

        Raises
        ------
        RuntimeError
            If MediaPipe fails, with its own words.
        """
        rgb = np.ascontiguousarray(rgb)
        height_px, width_px = rgb.shape[:2]
        picture, result, message = c_void_p(), self._new_result(), c_char_p()
        kind, data = int(self._task.ImageFormat.SRGB), rgb.ctypes.data_as(POINTER(c_uint8))
        self._check(
            self._make_picture(kind, width_px, height_px, data, rgb.size, byref(picture), byref(message)), message
        )
        try:
            self._check(self._detect(self._handle, picture, None, t_ms, byref(result), byref(message)), message)
            try:
                return self._read(result)
            finally:
                self._free_result(byref(result))
        finally:
            self._free_picture(picture)

    def _read(self, result: Any) -> Detections:
        people = range(result.pose_landmarks_count)
        masks = range(result.segmentation_masks_count)
        return Detections(
            [_points(result.pose_landmarks[i]) for i in people],
            [_world_m(result.pose_world_landmarks[i]) for i in people],
            [self._task.Image.create_from_ctypes(result.segmentation_masks[i]) for i in masks],
        )

    def _check(self, status: int, message: c_char_p) -> None:
        if status == 0:
            return
        words = (message.value or b"").decode(errors="replace") or f"status {status}"
        if message.value is not None:
            self._free_message(message)
        raise RuntimeError(words)


def _function(c: CLibrary, name: str, arguments: int) -> Any:
    """Return a function with the signature that MediaPipe's Python gives it, as far as it is the known one."""
    signature = c.signatures.get(name)
    if signature is None or len(signature.argtypes) != arguments:
        raise AttributeError(name)
    return CFUNCTYPE(signature.restype, *signature.argtypes)((name, c.library))


@functools.cache
def _layout(landmarks: Any) -> np.dtype[Any]:
    """Return where the numbers of one landmark stand in a C structure that holds a list of them."""
    one = dict(landmarks._fields_)["landmarks"]._type_
    formats = {"x": "(3,)f4", "visibility": "f4", "has_visibility": "?"}  # y and z follow x
    if one.y.offset != one.x.offset + 4 or one.z.offset != one.y.offset + 4:
        raise AttributeError("x, y and z stand apart")
    offsets = [getattr(one, name).offset for name in formats]
    return np.dtype(
        {"names": list(formats), "formats": list(formats.values()), "offsets": offsets, "itemsize": ctypes.sizeof(one)}
    )


def _in_place(landmarks: Any) -> NDArray[Any]:
    kind: Any = type(landmarks)
    layout = _layout(kind)
    return np.frombuffer(ctypes.string_at(landmarks.landmarks, landmarks.landmarks_count * layout.itemsize), layout)


def _points(landmarks: Any) -> FloatArray:
    read = _in_place(landmarks)
    points = read["x"].astype(np.float64)
    points[:, 2] = np.where(read["has_visibility"], read["visibility"], 0.0)
    return points


def _world_m(landmarks: Any) -> FloatArray:
    return _in_place(landmarks)["x"].astype(np.float64)
