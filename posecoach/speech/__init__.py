"""The voice: which sentence is next, its sound, and the device that plays it."""

# Before PyAV, always, for the reason that posecoach.sinks gives: both packages write sound or video with it.
import cv2  # noqa: F401
