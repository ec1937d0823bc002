"""Signals over time: their smoothing, speeds, rest levels and turning points, and the recent past of all of them."""
