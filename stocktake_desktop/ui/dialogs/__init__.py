"""Forms that are asked and answered, each in a dialog of its own."""
