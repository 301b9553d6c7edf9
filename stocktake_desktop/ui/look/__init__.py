"""How the window looks: themes, icons, words of dates, and small notices."""
