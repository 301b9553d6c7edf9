"""The script of the chair: what is said at a step and done there, from the built-in words down to one speaker."""
