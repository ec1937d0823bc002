"""What the coach says before, between and after movements, when it is due, and how long it takes to say.

Pages come before an exercise, prompts by the clock, and a word where nothing is counted. What is repeated comes ever
more rarely (backoff). :class:`~posecoach.coaching.speaking.speaker.Speaker` makes the cues. About repetitions and holds
see :mod:`posecoach.coaching.cues`.
"""
