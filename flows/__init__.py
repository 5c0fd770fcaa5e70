"""Calls the rooms in order; the only door to the world."""
