"""Kill live sessions at random moments, and count the repetitions that were announced and are not kept.

python scripts/kill_sessions.py [--times 200] [--seed 1] [--camera]

Each session is the program as it is, but sees recorded poses as fast as it can take them, so that several repetitions
a second are announced; with ``--camera`` it plays a sample clip at its own pace through the model. It is killed with
SIGKILL after a random number of repetitions and a random time; then every count that had been printed must be in the
log, the history must open, and the next start must take the session up.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from posecoach.core.events import RepCompleted  # noqa: E402
from posecoach.history.data_folder import history_path  # noqa: E402
from posecoach.history.profile import Profile  # noqa: E402
from posecoach.history.store import History  # noqa: E402
from posecoach.sources.recorded.log_file import events_of  # noqa: E402

SESSION = """
import sys
from posecoach.core.events import RepCompleted
from posecoach.sinks.event_log import EventLog
handle = EventLog.handle
def announced(self, event):
    handle(self, event)
    if isinstance(event, RepCompleted):
        sys.stdout.write("R")
        sys.stdout.flush()
EventLog.handle = announced
from posecoach.cli import main
sys.argv = ["posecoach", "live", "--headless", "--mute", "--no-questions", "-e", "row", "--sets", "9", "--rest", "1"]
main()
"""
"""A session that writes an R for each repetition that goes on to voice and screen, which is after it is in the log."""
RECORDED = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from posecoach.app.live import session as live
from scripts.recorded_camera import RecordedCamera, Seen
camera = RecordedCamera()
live.open_live = lambda source, loop: camera
live.MediaPipePose = lambda *model, **choices: Seen(camera)
"""
"""What comes before it, so that it sees recorded poses."""
CLIP = ROOT / "sample_videos" / "row_chair_shrug.mp4"
PLAYED = f"""
from posecoach.app.live import session as live
from posecoach.sources.live.real_time_clip import RealTimeClip
live.open_live = lambda source, loop: RealTimeClip({str(CLIP)!r})
"""
"""The same, so that a clip is what its camera shows."""
EARLIEST_S = 0.5
LATEST_S, LATEST_OF_CAMERA_S = 9.0, 25.0
MOST_REPS, SOON_S = 24, 0.5
"""A session of recorded poses is killed soon after some of the repetitions that it will announce, or at its start."""


def killed_after(wait_s: float, folder: Path, camera: bool = False, announced: int = 0) -> int:
    """Run a session, kill it after this many announced repetitions and a time; return how many it had announced."""
    environment = os.environ | {"POSECOACH_DATA": str(folder)}
    command = [sys.executable, "-c", (PLAYED if camera else RECORDED) + SESSION]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = b""
    while said.count(b"R") < announced and (more := process.stdout.read(1)):
        said += more
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(wait_s)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return (said + rest).count(b"R")


def lost(announced: int, folder: Path) -> int:
    """Return how many announced repetitions are not in the log, or not in the history at the next start."""
    profile = Profile.of("me", folder)
    logged = sum(isinstance(event, RepCompleted) for log in profile.logs() for event in events_of(log))
    with History(history_path(folder)) as history:
        history.catch_up(profile.logs())
        kept = sum(len(done.reps) for session in history.sessions("me") for done in session.exercises)
    return max(0, announced - logged, logged - kept)


def main() -> None:
    """Kill as often as asked for, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--camera", action="store_true")
    options = parser.parse_args()
    latest_s = LATEST_OF_CAMERA_S if options.camera else LATEST_S
    moments, announced, gone = random.Random(options.seed), 0, 0
    for number in range(1, options.times + 1):
        with tempfile.TemporaryDirectory() as folder:
            reps = 0 if options.camera else moments.randint(0, MOST_REPS)
            wait_s = moments.uniform(0.0, SOON_S) if reps else moments.uniform(EARLIEST_S, latest_s)
            said = killed_after(wait_s, Path(folder), options.camera, announced=reps)
            announced, gone = announced + said, gone + lost(said, Path(folder))
        print(f"{number} killed, {announced} repetitions announced, {gone} lost", flush=True)
    sys.exit(1 if gone else 0)


if __name__ == "__main__":
    main()
