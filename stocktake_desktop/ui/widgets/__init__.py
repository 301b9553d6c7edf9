"""Small widgets several panels share."""
