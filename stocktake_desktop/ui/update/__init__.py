"""The next version of a programme, or another plan, beside the one that is open: what differs, and what is taken."""
