"""Composition only: a clip, a camera, the routine, with the devices that they need."""
