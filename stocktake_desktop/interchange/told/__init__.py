"""What documents tell of a plan, in a language of paper: words, numbers and times, before they are laid out."""
