"""Rooms and days of the meeting in one form, and the meeting moved to other dates."""
