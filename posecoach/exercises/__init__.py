"""The exercises, one file each; :mod:`posecoach.registry` finds them."""
