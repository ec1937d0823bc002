"""Measures posecoach on clips whose truth is known. Nothing here is used while coaching."""

from __future__ import annotations

from posecoach.evaluation.evaluation import ClipScore, Evaluation
from posecoach.evaluation.run import evaluate

__all__ = ["ClipScore", "Evaluation", "evaluate"]
