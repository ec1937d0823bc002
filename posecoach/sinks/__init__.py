"""Take what a session yields: the event log, captions in the terminal, the annotated video, recorded poses."""

# Before PyAV, always: loaded the other way round, the two wheels' copies of libxcb make Qt hang for ever when the
# first window is opened (PyAV issues 978 and 1050). Both packages use both, so the order is settled here.
import cv2  # noqa: F401
