"""The boundary with MediaPipe: loaded without the rest of it, kept quiet and offline; what it finds, as arrays."""
