"""Results and history as pages for a browser: report, summary, history, with their plots."""
