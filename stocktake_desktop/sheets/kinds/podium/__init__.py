"""The podium sheet of a session."""
