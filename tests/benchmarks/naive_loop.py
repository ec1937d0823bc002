"""The loop that everybody writes first: read, convert, detect, frame by frame. It counts nothing.

    python tests/benchmarks/naive_loop.py CLIP [VIDEO]

With VIDEO each frame is drawn on and written, too. It is what every figure of docs/performance.md is a ratio to.
"""

import sys

import cv2
import mediapipe as mp
from mediapipe.tasks import python as tasks
from mediapipe.tasks.python import vision

from posecoach.estimators.model.model_file import resolve_model

options = vision.PoseLandmarkerOptions(
    base_options=tasks.BaseOptions(model_asset_path=str(resolve_model().path)),
    running_mode=vision.RunningMode.VIDEO,
)
capture = cv2.VideoCapture(sys.argv[1])
rate_hz = capture.get(cv2.CAP_PROP_FPS)
writer = None
found = number = 0
with vision.PoseLandmarker.create_from_options(options) as landmarker:
    while True:
        read, frame = capture.read()
        if not read:
            break
        rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        result = landmarker.detect_for_video(image, round(1000 * number / rate_hz))
        number += 1
        found += bool(result.pose_landmarks)
        if len(sys.argv) > 2:
            height, width = frame.shape[:2]
            if writer is None:
                writer = cv2.VideoWriter(sys.argv[2], cv2.VideoWriter.fourcc(*"mp4v"), rate_hz, (width, height))
            for points in result.pose_landmarks:
                at = [(round(p.x * width), round(p.y * height)) for p in points]
                for line in vision.PoseLandmarksConnections.POSE_LANDMARKS:
                    cv2.line(frame, at[line.start], at[line.end], (255, 255, 255), 2)
                for point in at:
                    cv2.circle(frame, point, 3, (0, 0, 255), -1)
            writer.write(frame)
if writer is not None:
    writer.release()
sys.stdout.write(f"{found} of {number} frames with a person\n")
