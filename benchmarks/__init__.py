"""What the program costs, held against the least that could do the same. Run with `make bench`."""
