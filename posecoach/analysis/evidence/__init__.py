"""Is a movement the exercise? Its measures, their learned weights, and what movements that are alike share."""
