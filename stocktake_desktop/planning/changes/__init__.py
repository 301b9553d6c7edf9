"""What changed between two states of a plan, told session by session."""
