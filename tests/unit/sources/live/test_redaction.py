"""What opens a camera is neither shown nor kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.errors import PosecoachError
from posecoach.sources.live.camera import CameraSource, parse_address
from posecoach.sources.live.devices import CameraUnavailableError, open_device
from posecoach.sources.live.redaction import redacted

SECRET = "s3cr3t"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://user:s3cr3t@192.168.1.20:8080/video", "http://…@192.168.1.20:8080/video"),
        ("rtsp://192.168.1.20/live?user=me&password=s3cr3t", "rtsp://192.168.1.20/live?…"),
        ("http://192.168.1.20:8080/video", "http://192.168.1.20:8080/video"),
        ("rtsp://me:s3cr3t/with?odd#signs@host/live", "rtsp://…@host/live"),
        ("user:s3cr3t@host", "user:…@host"),
        ("http:/me:s3cr3t@host", "http:/…@host"),
        (0, "0"),
        ("/dev/video0", "/dev/video0"),
        ("clip.mp4", "clip.mp4"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(address: object, shown: str) -> None:
    assert redacted(address) == shown


@given(st.sampled_from(["http", "rtsp", "ftp"]), st.text("abc:/?#[]@!$&'()*+,;=%", max_size=8))
def test_no_password_gets_through_whatever_signs_surround_it(scheme: str, signs: str) -> None:
    assert SECRET not in redacted(f"{scheme}://me:{signs}{SECRET}{signs}@host/live?key={SECRET}")


def test_a_refusal_does_not_repeat_a_password() -> None:
    with pytest.raises(PosecoachError) as refusal:
        parse_address(f"ftp://me:{SECRET}@host/")
    assert SECRET not in str(refusal.value)


def test_neither_the_name_nor_the_reason_of_a_camera_has_its_password() -> None:
    address = f"http://me:{SECRET}@127.0.0.1:9/video"
    with pytest.raises(CameraUnavailableError) as unavailable:
        open_device(address)
    assert SECRET not in str(unavailable.value)
    with CameraSource(address) as source:
        assert source.address == address
        assert SECRET not in source.name + source.reason


def test_the_case_of_a_scheme_does_not_matter() -> None:
    assert parse_address("HTTP://host/Video") == "http://host/Video"


def test_a_device_that_is_no_camera_is_refused() -> None:
    with pytest.raises(PosecoachError, match="'/dev/null' is not a camera"):
        parse_address("/dev/null")
