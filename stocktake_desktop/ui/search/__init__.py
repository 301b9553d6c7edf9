"""Finding and narrowing: the field that finds, the filter bar, and what it lets through."""
