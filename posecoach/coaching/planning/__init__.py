"""What a session consists of before it begins: the exercises, and how much of each.

:mod:`~posecoach.coaching.planning.plan` is one exercise with its dose,
:mod:`~posecoach.coaching.planning.routine_plan` the order of several, and what a person's own plan changes.
"""
