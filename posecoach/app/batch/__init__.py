"""Many clips: which they are, one after the other or several at once, here or on a cluster, and the summary of all."""
