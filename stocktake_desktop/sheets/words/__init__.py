"""What sheets say: names, dates, times and punctuation in the language of the sheet."""
