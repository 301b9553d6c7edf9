"""Previewing, printing and saving sheets."""
