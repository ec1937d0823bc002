"""What a session consists of, one step a file: a script puts them in order, the session runs one after the other."""
