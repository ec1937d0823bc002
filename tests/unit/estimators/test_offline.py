from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading

import pytest

from posecoach.estimators.offline import NOWHERE, as_the_user_set_it, keep_offline


def test_secure_connections_are_led_nowhere_and_plain_ones_left_alone() -> None:
    environment = {"http_proxy": "http://proxy:3128", "PATH": "/bin"}
    keep_offline(environment)
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
    environment = {"no_proxy": before}
    keep_offline(environment)
    assert environment["no_proxy"] == after


@pytest.mark.parametrize("user", [{}, {"https_proxy": "http://p:1", "NO_PROXY": "*"}, {"HTTPS_PROXY": "http://p:1"}])
def test_a_download_gets_the_users_own_settings_back(user: dict[str, str]) -> None:
    environment = dict(user)
    keep_offline(environment)
    keep_offline(environment)
    assert as_the_user_set_it(environment) == user
    assert as_the_user_set_it(user) == user


REPORT = """
import sys, time, numpy as np
from posecoach.core.frame import Frame
from posecoach.estimators import offline
offline.NOWHERE = sys.argv[1]
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model_file import resolve_model
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
        server.settimeout(30)

        def listen() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    connection.settimeout(5)
                    heard.append(connection.recv(200))
                    connection.close()
            except OSError:
                return

        threading.Thread(target=listen, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        subprocess.run([sys.executable, "-c", REPORT, address], check=True, timeout=60, env=dict(os.environ))
    assert heard, "the library no longer reports: this module can go"
    assert all(line.startswith(b"CONNECT ") for line in heard), heard
