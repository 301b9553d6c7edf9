"""The page: its frame and letterhead, what flows on it, and what every kind of sheet shares."""
