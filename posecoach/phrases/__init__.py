"""What the coach says in a session, by id. A language is one module of this package with one ``CATALOGUE``.

What is said of an exercise stands in that exercise, in English; a language has its texts by id, see
:mod:`posecoach.phrases.translation`. The sentences are handed to the cue policy and the voice as data, so neither of
them knows a word. Rules for short cues (exercises.md 11.7): at most six words, what to do rather than what not to do,
calm, and words that a lay person uses; :func:`~posecoach.phrases.catalogue.wording_problems` checks them.
"""
