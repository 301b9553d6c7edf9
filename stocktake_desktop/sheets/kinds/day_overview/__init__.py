"""The overview of a day."""
