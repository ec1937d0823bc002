"""What is seen now: a camera, or a clip that plays as if it were one."""
