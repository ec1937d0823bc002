"""What of this machine posecoach needs, whether it is there, and the command that mends it."""
