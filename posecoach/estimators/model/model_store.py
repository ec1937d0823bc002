"""Make the pose model bundle from the parts that an older MediaPipe wheel carries.

MediaPipe 1.x ships no model. The wheel of 0.10.21 carries its two networks under Apache-2.0; given metadata
and put into one archive they are a bundle that the pose landmarker takes. The wheel is fetched with pip, so
that the user's own index settings hold.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model.bundle import PARTS, pack_bundle
from posecoach.estimators.model.landmarks_only import landmarks_only
from posecoach.estimators.model.model_file import ModelFile, file_sha256, landmarks_target
from posecoach.system.child_process import NO_WINDOW
from posecoach.system.whole_file import make_folder, reserve_partial, write_whole

WHEEL = "mediapipe==0.10.21"
WHEEL_OPTIONS = (
    "--no-deps",
    "--only-binary=:all:",
    "--platform",
    "manylinux_2_28_x86_64",
    "--python-version",
    "3.11",
)
"""The wheel for this one platform is taken on every system: only data are read from it."""

ModelProgress = Callable[[str, float], None]
"""Called with what is being done and how much of all is done, 0..1."""
Fetch = Callable[[Path, ModelProgress], Path]
"""Takes an empty folder and a function for progress; puts the wheel into the folder and returns its path."""
FETCHING = "fetching the model's parts (35 MB)"
FETCH_RATIO = 0.8
"""Part of the whole work, for the progress bar."""
WHEEL_BYTES = 35_622_638
POLL_PERIOD_S = 0.2


def build_model(target: Path, progress: ModelProgress, fetch: Fetch | None = None) -> ModelFile:
    """Make the bundle and put it at ``target``, replacing what is there; never half-written.

    Parameters
    ----------
    target
        The ``.task`` file to write; its folder is made if need be.
    progress
        Called at each step.
    fetch
        Fetches the wheel; by default :func:`download_wheel`.

    Raises
    ------
    PosecoachError
        If the wheel cannot be fetched, its parts are not the expected ones, or the target cannot be written.
    """
    _check_writable(target)
    progress(FETCHING, 0.0)
    with tempfile.TemporaryDirectory(prefix="posecoach-") as folder:
        wheel = (fetch or download_wheel)(Path(folder), progress)
        progress("checking the parts", FETCH_RATIO)
        networks = read_networks(wheel)
    progress("packing the model", 0.9)
    write_whole(target, pack_bundle(networks))
    progress("done", 1.0)
    return ModelFile(path=target, name=target.stem, sha256=file_sha256(target))


def build_landmarks_model(model: ModelFile) -> Path:
    """Make the bundle without a mask beside the model, and return its path.

    Raises
    ------
    PosecoachError
        If the model has no mask to leave out, or the folder cannot be written.
    """
    target = landmarks_target(model.path)
    write_whole(target, landmarks_only(model.path.read_bytes(), model.sha256))
    return target


def download_wheel(folder: Path, progress: ModelProgress) -> Path:
    """Let pip download the wheel into ``folder`` with the user's own settings, and return its path."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", *WHEEL_OPTIONS, "--dest", str(folder), WHEEL]
    # pip downloads into the folder for temporary files: with ours as its folder, its progress can be seen there.
    places = {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}
    with (folder / "pip.log").open("w+", encoding="utf-8") as log:
        pip = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | places, creationflags=NO_WINDOW)
        try:
            while pip.poll() is None:
                progress(FETCHING, FETCH_RATIO * min(1.0, _size_bytes(folder) / WHEEL_BYTES))
                time.sleep(POLL_PERIOD_S)
        except BaseException:
            pip.kill()
            pip.wait()
            raise
        log.seek(0)
        said = log.read()
    wheels = sorted(folder.glob("mediapipe-*.whl"))
    if pip.returncode != 0 or not wheels:
        raise PosecoachError(_pip_failure(said))
    return wheels[0]


def _pip_failure(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    reason = next((line for line in lines if line.startswith("ERROR")), lines[-1] if lines else "it said nothing")
    remedy = "Check the connection and pip's index settings (`pip config list`), then run `posecoach model` again"
    if "No module named pip" in said:
        remedy = f"Run `{sys.executable} -m ensurepip`, then `posecoach model` again"
    return (
        f"pip could not download {WHEEL}: {reason}. {remedy}; "
        "or put a MediaPipe pose landmarker bundle (*.task) into the models folder yourself."
    )


def _size_bytes(folder: Path) -> int:
    size_bytes = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # pip moves and removes files meanwhile
            size_bytes += path.stat().st_size
    return size_bytes


def read_networks(wheel: Path) -> dict[str, bytes]:
    """Return the two networks in a wheel, by their name in the bundle.

    Raises
    ------
    PosecoachError
        If the file is not such a wheel, or a network is not the expected one.
    """
    networks = {}
    try:
        with zipfile.ZipFile(wheel) as archive:
            for part in PARTS:
                networks[part.name] = archive.read(part.wheel_path)
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise PosecoachError(f"{wheel.name} is not the wheel of {WHEEL}: {error}. Try again.") from error
    for part in PARTS:
        found = hashlib.sha256(networks[part.name]).hexdigest()
        if found != part.sha256:
            raise PosecoachError(
                f"{part.wheel_path} in {wheel.name} has the SHA-256 {found}, expected {part.sha256}. "
                "It is not used. Clear pip's cache (`pip cache remove mediapipe`) and try again."
            )
    return networks


def _check_writable(target: Path) -> None:
    make_folder(target.parent)
    reserve_partial(target).unlink()
