"""The findings panel: what is wrong or worth knowing."""
