"""Which exercise is it: recognised from how the person is held and moves."""
