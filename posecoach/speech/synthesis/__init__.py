"""The sound of each sentence: made by the speech library in a process of its own, checked, and kept."""
