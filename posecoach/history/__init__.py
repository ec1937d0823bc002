"""What is kept on disk of each person: the database of sessions, and the profile."""
