from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading

import pytest

from posecoach.estimators.library.offline import NOWHERE, Offline


class Variables(dict[str, str]):
    """An environment in a dictionary."""

    def put(self, name: str, value: str | None) -> None:
        if value is None:
            self.pop(name, None)
        else:
            self[name] = value


def test_secure_connections_are_led_nowhere_and_plain_ones_left_alone() -> None:
    environment = Variables({"http_proxy": "http://proxy:3128", "PATH": "/bin"})
    with Offline(environment).kept():
        assert environment["https_proxy"] == environment["HTTPS_PROXY"] == NOWHERE
        assert environment["http_proxy"] == "http://proxy:3128"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("*", ""),
        ("localhost,.googleapis.com", "localhost"),
        ("play.googleapis.com", ""),
        ("camera.lan,10.0.0.1", "camera.lan,10.0.0.1"),
    ],
)
def test_no_exception_lets_the_reports_through(before: str, after: str) -> None:
    environment = Variables({"no_proxy": before})
    with Offline(environment).kept():
        assert environment["no_proxy"] == after


@pytest.mark.parametrize("user", [{}, {"https_proxy": "http://p:1", "NO_PROXY": "*"}, {"HTTPS_PROXY": "http://p:1"}])
def test_when_the_last_one_is_done_all_is_as_it_was(user: dict[str, str]) -> None:
    environment = Variables(user)
    offline = Offline(environment)
    offline.begin()
    with offline.kept():
        assert environment["https_proxy"] == NOWHERE
    assert environment["https_proxy"] == NOWHERE
    offline.end()
    assert environment == user


GUEST = """
import os, subprocess, sys, threading, urllib.request
import numpy as np
from posecoach.core.frame import Frame
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
def child():
    return subprocess.run(["env"], capture_output=True, text=True).stdout
before = dict(os.environ), urllib.request.getproxies(), child(), os.fstat(2)
model = resolve_model(None)
def work():
    with MediaPipePose(model) as estimator:
        estimator.estimate(Frame(0.0, 0, np.zeros((120, 160, 3), np.uint8)))
        assert dict(os.environ) == before[0]
        assert urllib.request.getproxies() == before[1]
threads = [threading.Thread(target=work) for _ in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
assert dict(os.environ) == before[0]
assert urllib.request.getproxies() == before[1]
assert sorted(child().split()) == sorted(before[2].split())
assert os.fstat(2) == before[3]
pid = os.fork()
if pid == 0:
    work()
    os._exit(0)
assert os.waitpid(pid, 0)[1] == 0
sys.stderr.write("still heard")
"""


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="needs env and fork")
def test_a_process_that_uses_it_keeps_its_environment_and_its_standard_error() -> None:
    command = [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", GUEST]  # it forks, as guests do
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert (done.returncode, done.stderr) == (0, "still heard")


REPORT = """
import sys, time, numpy as np
from posecoach.core.frame import Frame
from posecoach.estimators.library import offline
offline.NOWHERE = sys.argv[1]
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import resolve_model
with MediaPipePose(resolve_model(None)) as estimator:
    for i in range(3):
        estimator.estimate(Frame(i / 10, i, np.zeros((120, 160, 3), np.uint8)))
    time.sleep(3)
"""


@pytest.mark.model
def test_what_the_library_sends_goes_to_the_address_that_is_nowhere() -> None:
    """Somebody listens there this once; else nothing would show that the library asks the environment at all."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(240)

        def listen() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    connection.settimeout(60)
                    heard.append(connection.recv(200))
                    connection.close()
            except OSError:
                return

        threading.Thread(target=listen, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        subprocess.run([sys.executable, "-c", REPORT, address], check=True, timeout=240, env=dict(os.environ))
    assert heard, "the library no longer reports: this module can go"
    assert all(line.startswith(b"CONNECT ") for line in heard), heard
