"""The person over time: is there somebody, can a pose follow the last one, and the landmarks of the last minutes."""
