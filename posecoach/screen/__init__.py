"""The picture: what a session shows, drawn into pixels, and the window."""
