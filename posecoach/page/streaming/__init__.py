"""Pictures and state of the running activity on their way to browsers, and requests on their way back."""
