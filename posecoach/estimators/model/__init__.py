"""The pose model: its bundle made of networks, checked, kept, and found again."""
