"""Type: faces, direction, line breaks, and lines of glyphs as a PDF has them."""
