"""Killing the program at random moments and counting what was lost."""
