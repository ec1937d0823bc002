"""What was recorded: the frames of a clip, poses, event logs."""
