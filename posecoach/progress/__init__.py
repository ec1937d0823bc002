"""What a person's sessions add up to, and the plan for the next one. Pure: records in, numbers and words out."""
