"""The people panel: who there is, where they appear, and their details."""
