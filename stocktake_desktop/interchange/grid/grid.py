"""The grid: rows of cells of paragraphs, each with its place in the source. A line of a stream is a row of one cell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """Words on one line of the source, counted from 1; blanks before them say how deep they stand."""

    line: int
    text: str


Cell = tuple[Paragraph, ...]
"""What stands in a cell; nothing where it is empty, or merged with the one above."""


@dataclass(frozen=True)
class GridRow:
    """A row as wide as it is written; without cells it is a line that only parts others."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All that stands in it, cell by cell."""
        return [paragraph for cell in self.cells for paragraph in cell]

    @property
    def text(self) -> str:
        """All that stands in it, as one line."""
        return "\t".join(" ".join(paragraph.text for paragraph in cell) for cell in self.cells).strip()


def words_of(cell: Cell) -> str:
    """What a cell says, its paragraphs in one line."""
    return " ".join(paragraph.text.strip() for paragraph in cell)
