"""Keeping nominees, and letting a named person read."""
