"""A schedule in the XML that conference tools exchange (c3voc, frab, pretalx): days, rooms, events, persons by guid."""

from stocktake_desktop.interchange.readers.schedule_xml.reader import read_schedule

__all__ = ["read_schedule"]
