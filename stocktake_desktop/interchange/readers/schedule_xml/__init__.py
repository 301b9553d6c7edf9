"""A schedule in the XML that conference tools exchange (c3voc, frab, pretalx): days, rooms, events, persons by guid."""

from stocktake_desktop.interchange.readers.schedule_xml.reader import (
    ReadSchedule,
    import_schedule_xml,
    read_schedule,
)

__all__ = ["ReadSchedule", "import_schedule_xml", "read_schedule"]
