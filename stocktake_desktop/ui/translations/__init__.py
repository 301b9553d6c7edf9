"""What titles, names and texts are called on sheets in other languages: one table to enter all of it in."""
