"""What a person can do to a plan: one verb a function, each one undoable step."""
