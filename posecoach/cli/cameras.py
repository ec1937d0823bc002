"""``posecoach cameras``: which cameras open here."""

from __future__ import annotations

from posecoach.cli.console import console, plain_table


def cameras_command() -> None:
    """List the cameras that open, with resolution and rate."""
    from posecoach.sources.live.camera_list import list_cameras

    table = plain_table("--source", "size", "frames a second")
    for camera in list_cameras():
        if camera.size_px is not None:
            rate = "-" if camera.rate_hz is None else f"{camera.rate_hz:.0f}"
            table.add_row(str(camera.number), f"{camera.size_px[0]} x {camera.size_px[1]}", rate)
    if table.row_count:
        console.print(table)
        return
    console.print(
        "No camera could be opened. Plug one in, close other programs that use it, or name a phone's address, as "
        "--source http://192.168.1.20:8080/video.",
        highlight=False,
    )
