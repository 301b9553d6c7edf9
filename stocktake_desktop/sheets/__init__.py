"""Paper: one module a sheet on one shared look."""
