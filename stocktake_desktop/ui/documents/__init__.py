"""The documents of the meeting: what they are, which sessions take them up, and where each is."""
