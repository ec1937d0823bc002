"""The exercises, one file each, and what was learned of them; :mod:`posecoach.registry` finds them."""
