"""Take what a session yields: the event log, captions in the terminal, the annotated video, recorded poses."""
