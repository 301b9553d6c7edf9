"""A programme as text: what it says as plain data first, then into a plan as one step."""

from stocktake_desktop.interchange.readers.programme_text.placing import place_programme
from stocktake_desktop.interchange.readers.programme_text.programme import ReadProgramme
from stocktake_desktop.interchange.readers.programme_text.reader import Answers, read_programme
from stocktake_desktop.interchange.readers.programme_text.source import read_text

__all__ = ["Answers", "ReadProgramme", "place_programme", "read_programme", "read_text"]
