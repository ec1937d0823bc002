"""What the pictures of the camera tell besides the movement, and what is said of it.

Is the person seen well, and what should they do about it (framing); do they hold up a hand (gestures); does the camera
work; are there enough pictures to count by.
"""
