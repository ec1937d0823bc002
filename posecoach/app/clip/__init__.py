"""A clip from its frames to its result: read, looked at in pieces, led through a session, recognised set by set."""
