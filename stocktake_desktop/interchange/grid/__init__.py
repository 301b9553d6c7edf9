"""What every source of a programme is made into first: rows of cells that hold paragraphs, or a stream of lines."""
