"""What browsers send: bodies of requests, and the forms of a plan and of settings."""
