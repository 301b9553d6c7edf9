"""The day itself: running rooms, the floor, recovery, and the screen the speakers see."""
