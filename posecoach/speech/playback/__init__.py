"""Sound played at once and stopped at once, as loud as it should be, on a device that may go and come."""
