"""What there is to see of a session, as plain values that a window, a page or a video draws.

Nothing here draws: :mod:`posecoach.coaching.display.view` is the snapshot of one moment, and the others keep what it
needs to remember, as a caption until it is read.
"""
