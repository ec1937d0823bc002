"""A live set from framing to summary: pure, deterministic, driven by poses and commands; knows no device."""
