"""What can be chosen: actions with their menus, keys and palette, and what they do to the programme."""
