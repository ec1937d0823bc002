"""The result of a clip and the words that explain it."""
