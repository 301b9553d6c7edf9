"""The house style of a meeting's paper: its dialog, the page that shows it, and the emblem."""
