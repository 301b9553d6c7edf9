"""The programme as a table: the timeline's twin for the keyboard and for screen readers."""
