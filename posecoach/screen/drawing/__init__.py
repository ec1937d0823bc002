"""The picture as pixels: from plain values, by whoever knows nothing of exercises."""
