"""The sets of one exercise: the analysis of each, its counts, the spots that are pressed.

A :class:`~posecoach.coaching.sets.practice.Practice` holds all of it, with the dose, the person's usual values and
what says the cues; the steps of an exercise share it.
"""
