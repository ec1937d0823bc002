"""What is asked of the operating system: files read and written whole, Ctrl-C, the time of day, processors."""
