"""The session panel: everything about one session, editable."""
