"""The voice: which sentence is next, its sound, and the device that plays it."""
