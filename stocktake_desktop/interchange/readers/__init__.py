"""Readers: a file in, edits and a report out."""
