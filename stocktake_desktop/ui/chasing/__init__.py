"""Whose answer is still open, and whom to tell what changed: two tabs beside the programme as a table."""
