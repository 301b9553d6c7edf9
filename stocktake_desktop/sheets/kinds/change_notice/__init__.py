"""The change notice: what became of each session since the programme was printed."""
