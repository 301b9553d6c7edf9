"""The steps of a session: what the chair does, one thing after the other, for every sheet and screen that shows it."""
