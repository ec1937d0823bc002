"""Where events go: log, voice, window, video, report, history."""
