"""Tracker follows up on the directives of Party committees and State agencies."""

__version__ = "0.1.0"
