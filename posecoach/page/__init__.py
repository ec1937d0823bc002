"""The coach as a page in the browser: it shows what the session does, and hands on what is asked."""
