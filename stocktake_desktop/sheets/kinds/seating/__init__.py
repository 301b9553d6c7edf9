"""The seating of a podium."""
