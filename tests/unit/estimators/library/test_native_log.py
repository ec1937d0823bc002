from __future__ import annotations

import os
import sys

import pytest

from posecoach.estimators.library.native_log import quiet_native_log

CHATTER = (
    b"W0000 00:00:1795500986.416717    2387 inference_feedback_manager.cc:121] Feedback manager requires a model\n"
    b"INFO: Created TensorFlow Lite XNNPACK delegate for CPU.\n"
    b"WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
    b"INFO: [environment.cc:36] Creating LiteRT environment with options\n"
    b"WARNING: [model_load.cc:402] Sparsity tensors may not yet be fully supported.\n"
    b"WARNING: WARNING: [model_load.cc:402] Sparsity tensors may not yet be fully supported.\n"
    b"[model_load.cc:402] Sparsity tensors may not yet be fully supported.\n"
    b"WARNING: \n"
    b"WARNING: INFO: \n"
    b"INFO: INFO: Created TensorFlow Lite XNNPACK delegate for CPU.\n"
    b"Created TensorFlow Lite XNNPACK delegate for CPU.\n"
)


def test_chatter_of_native_libraries_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_native_log():
        os.write(2, CHATTER)
    assert capfd.readouterr().err == ""


def test_other_lines_come_through_afterwards(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_native_log():
        os.write(2, CHATTER + b"ERROR: [model_load.cc:9] no memory\n")
        os.write(2, b"WARNING: the disk is full\n")
        os.write(2, b"Segmentation fault\n")
        os.write(2, b"Traceback (most recent call last):\n")
    assert (
        capfd.readouterr().err == "ERROR: [model_load.cc:9] no memory\nWARNING: the disk is full\nSegmentation fault\n"
        "Traceback (most recent call last):\n"
    )


def test_an_error_passes_through_and_the_terminal_is_given_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="no such model"), quiet_native_log():
        raise RuntimeError("no such model")
    os.write(2, CHATTER)
    assert capfd.readouterr().err == CHATTER.decode()
    assert sys.stderr is not None
