"""Files in and out: readers turn a file into edits and a report, writers turn a plan into a file."""
