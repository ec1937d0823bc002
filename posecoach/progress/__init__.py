"""What a person's sessions add up to, and the plan for the next one. Pure: records in, numbers and words out."""

from __future__ import annotations

from posecoach.core.pain import Light, pain_light
from posecoach.progress.dose import NextDose, express_first, hurt_last_time, next_dose
from posecoach.progress.figures import Figures, figures, worked
from posecoach.progress.streak import Streak, streak
from posecoach.progress.trends import Trend, Verdict, pain_trends, trends

__all__ = [
    "Figures",
    "Light",
    "NextDose",
    "Streak",
    "Trend",
    "Verdict",
    "express_first",
    "figures",
    "hurt_last_time",
    "next_dose",
    "pain_light",
    "pain_trends",
    "streak",
    "trends",
    "worked",
]
