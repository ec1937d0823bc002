"""Which cue to give: its urgency, how often, and what is said at the end of a set."""
