from __future__ import annotations

import threading

import numpy as np

from posecoach.core.frame import Frame
from posecoach.sources.live.latest_frame import LatestFrame


def frame(index: int) -> Frame:
    return Frame(t_s=index / 10, index=index, image=np.zeros((2, 2, 3), np.uint8))


def test_a_slow_reader_gets_the_newest_frame_and_the_others_are_counted_as_dropped():
    slot = LatestFrame()
    for index in range(5):
        slot.put(frame(index))
    assert slot.take(0.0).index == 4
    assert slot.dropped == 4


def test_each_frame_is_handed_out_once():
    slot = LatestFrame()
    slot.put(frame(0))
    assert slot.take(0.0) is not None
    assert slot.take(0.0) is None


def test_a_reader_who_waits_is_woken_by_a_frame():
    slot = LatestFrame()
    threading.Timer(0.02, slot.put, [frame(3)]).start()
    assert slot.take(5.0).index == 3


def test_a_reader_who_waits_is_woken_by_the_end():
    slot = LatestFrame()
    threading.Timer(0.02, slot.close).start()
    assert slot.take(60.0) is None
    assert slot.closed


def test_the_last_frame_can_be_taken_after_the_end():
    slot = LatestFrame()
    slot.put(frame(9))
    slot.close()
    assert slot.take(0.0).index == 9
    assert slot.take(60.0) is None
