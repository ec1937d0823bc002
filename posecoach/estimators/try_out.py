"""Try out a bundle of unknown origin in a process of its own, on a picture of a person.

What is wrong within a network shows only when it runs, and then it may end the process. A bundle that passed is
remembered by its digest.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.system.child_process import NO_WINDOW

PACKAGE = Path(__file__).parents[1]
DEMO = PACKAGE / "demos" / "row.mp4"
"""A person who rows, whole and near: every pose model finds them."""
TIMEOUT_S = 120.0
NOBODY_FOUND = 3
"""Exit status where the model ran and did not find the person."""
VISIBLE_MIN_RATIO = 0.5
_CHILD = "import sys; from posecoach.estimators.try_out import find_person; sys.exit(find_person(sys.argv[1]))"


def try_out(bundle: Path, sha256: str, remembered_in: Path) -> None:
    """Run a model once, unless one with this digest passed before.

    Parameters
    ----------
    remembered_in
        Folder for the digests of models that passed.

    Raises
    ------
    PosecoachError
        If it ends the process, or does not find a person who is there.
    """
    mark = remembered_in / sha256
    if mark.exists():
        return
    where = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-c", _CHILD, str(bundle)]
    try:
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": where},
            capture_output=True,
            timeout=TIMEOUT_S,
            check=False,
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise _refusal(bundle, "it does not come to an end") from error
    if done.returncode == NOBODY_FOUND:
        raise _refusal(bundle, "it does not find a person who is there; its weights may be damaged")
    if done.returncode != 0:
        raise _refusal(bundle, "it does not run; its networks may be damaged")
    with contextlib.suppress(OSError):
        remembered_in.mkdir(parents=True, exist_ok=True)
        mark.touch()


def find_person(bundle: str) -> int:
    """Return 0 if the model finds the person of the demonstration, :data:`NOBODY_FOUND` if not."""
    import av
    import numpy as np

    from posecoach.estimators.library.landmarker import create_finder, to_mediapipe

    finder = create_finder(Path(bundle))
    with av.open(str(DEMO)) as container:
        picture = next(container.decode(video=0))
    image, _ = to_mediapipe(np.asarray(picture.to_ndarray(format="bgr24"), dtype=np.uint8))
    people = finder.detect(image).points
    if not people:
        return NOBODY_FOUND
    x, y, visibility = people[0].T
    inside = (x >= 0.0) & (x <= 1.0) & (y >= 0.0) & (y <= 1.0) & (visibility > 0.0)
    return 0 if float(inside.mean()) >= VISIBLE_MIN_RATIO else NOBODY_FOUND


def _refusal(bundle: Path, why: str) -> PosecoachError:
    return PosecoachError(
        f"{bundle} is not a pose model that can be used: {why}. Run `posecoach model` to make one, and remove the file."
    )
