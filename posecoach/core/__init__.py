"""The vocabulary of posecoach: data types, errors and ports. Imports nothing of the rest."""
