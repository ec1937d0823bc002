"""A live session: one person, one camera, a coach."""
