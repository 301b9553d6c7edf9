"""Stocktake Desktop: plan, print and run an intergovernmental meeting, offline."""

__version__ = "0.1.0"
