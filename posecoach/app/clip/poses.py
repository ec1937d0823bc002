"""The poses of a clip: a reader, trackers side by side, and the order of the clip again.

Everything runs on threads of this process: decoding and inference are native code that lets other threads run, so that
trackers share one library, one model and one decoder.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from posecoach.app.clip.piece_queue import PieceQueue, Seen, followed
from posecoach.app.clip.reader import ChosenPictures, ClipReader
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.estimators.library.memory import give_back
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import ModelFile
from posecoach.estimators.person import PersonChoice, person_of
from posecoach.screen.opencv_threads import on_one_thread
from posecoach.sources.recorded.clip import ClipSource
from posecoach.system.processors import available_processors

MOST_JOBS = 32
"""More trackers find nothing to do in a clip, and pictures wait for each (96 MB)."""
FINDER_KEPT_S = 1.0
"""While everybody is looked at, that happens twice a second."""


class ClipPoses:
    """The poses of a clip in order; iterate once.

    They are the same whatever the number of trackers, because the clip is always cut in the same places (see
    :mod:`posecoach.app.clip.pieces`). If a piece begins with somebody else than the one before ended with, from there
    on one tracker follows the right person to the end.

    Parameters
    ----------
    every_frame
        Look at all frames, not only at as many as the analysis needs.
    jobs
        How many trackers work side by side; 0 = one for each processor that this process may use.

    Attributes
    ----------
    index
        Number of the frame of the last pose.

    Raises
    ------
    PosecoachError
        If ``jobs`` is negative; while iterating, if the clip or the model cannot be read.
    """

    def __init__(
        self, clip: ClipSource, model: ModelFile, *, silhouette: bool, every_frame: bool = False, jobs: int = 0
    ) -> None:
        if jobs < 0:
            raise PosecoachError(f"There cannot be {jobs} jobs. Give 1 or more, or 0 for one on each processor.")
        self._model, self._silhouette = model, silhouette
        self._jobs = min(jobs or available_processors(), MOST_JOBS)
        self._chosen = ChosenPictures(clip, every_frame)
        self._parted: tuple[float, Pose] | None = None
        self._work = contextlib.ExitStack()
        self._reader: ClipReader | None = None
        self.index = -1

    @property
    def decoded(self) -> int:
        """How many frames have been decoded so far."""
        return self._chosen.decoded

    def begin(self) -> ClipReader:
        """Let reader and trackers begin before anybody iterates; whoever does not iterate must :meth:`close`."""
        if self._reader is None:
            self._work.enter_context(on_one_thread())
            pool = self._work.enter_context(ThreadPoolExecutor(self._jobs, thread_name_prefix="tracker"))
            reader = ClipReader(self._chosen, self._jobs, lambda piece: pool.submit(self._follow, piece, reader))
            self._work.callback(pool.shutdown, cancel_futures=True)
            self._work.callback(reader.stop)
            self._reader = reader
            reader.start()
        return self._reader

    def close(self) -> None:
        """Make all come to an end, wherever it is; may be called again."""
        self._work.close()
        self._reader = None

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses as they come, at least one every 0.126 s of the clip."""
        for seen in self._in_order():
            self.index = seen.index
            yield seen.pose

    def _in_order(self) -> Iterator[Seen]:
        yield from self._side_by_side()
        if self._parted is not None:
            yield from self._alone(*self._parted)

    def _side_by_side(self) -> Iterator[Seen]:
        with contextlib.closing(self):
            last: Pose | None = None
            reader = self.begin()
            for piece in reader.pieces():
                for seen in self._joined(piece, last):
                    last = seen.pose
                    yield seen
                    reader.taken()
                if self._parted is not None:
                    return

    def _joined(self, piece: PieceQueue, last: Pose | None) -> Iterator[Seen]:
        """Yield the piece without its warm-up, or nothing if it follows somebody else."""
        warm: Pose | None = None
        for seen in piece.seen():
            if seen.pose.t_s < piece.begin_s:
                warm = seen.pose
                continue
            if warm is not None and last is not None and not _same(last, warm):
                self._parted = (piece.begin_s, last)
                return
            warm = None
            yield seen

    def _follow(self, piece: PieceQueue, reader: ClipReader) -> None:
        """Run on a thread of the pool: follow a piece with a tracker of its own, which knows no other piece."""
        try:
            with self._tracker(piece.choice) as tracker:
                piece.follow(tracker, reader.done, reader.stopped)
        except BaseException as error:  # noqa: BLE001  raised where the poses are waited for
            piece.fail(error)
        give_back()

    def _alone(self, from_s: float, last: Pose) -> Iterator[Seen]:
        """Follow one person from a moment on to the end, reading the clip once more."""
        choice = PersonChoice(person_of(last.xy_px), last.t_s) if last.found else PersonChoice()
        rest = (chosen for chosen in self._chosen if chosen[0].t_s >= from_s)
        with self._tracker(choice) as tracker:
            yield from followed(tracker, rest)

    def _tracker(self, choice: PersonChoice) -> MediaPipePose:
        return MediaPipePose(self._model, silhouette=self._silhouette, choice=choice, finder_kept_s=FINDER_KEPT_S)


def _same(one: Pose, other: Pose) -> bool:
    """Return whether two poses of one moment are of the same person, or both of nobody."""
    if not one.found or not other.found:
        return one.found == other.found
    return person_of(one.xy_px).near(person_of(other.xy_px))
