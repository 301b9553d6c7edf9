"""The timeline: days side by side, blocks that can be dragged."""
