"""Measures posecoach on clips whose truth is known. Nothing here is used while coaching."""
