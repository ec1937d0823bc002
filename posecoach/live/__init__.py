"""The live coach: camera, picture and voice around the coach of :mod:`posecoach.coaching`."""
