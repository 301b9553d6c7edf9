"""The kinds of sheet there are, one module each, or one folder where it has several."""
