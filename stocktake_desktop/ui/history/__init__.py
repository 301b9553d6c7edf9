"""The history panel: every step in words, and the way back to any of them."""
