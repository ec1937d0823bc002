"""From signals to movements with their times and ranges: while a set goes on, and in one that is over."""
