"""Two meetings of any origin held against each other: what is the same, moved, changed, new and gone."""
