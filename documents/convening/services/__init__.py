"""Verbs of meetings to come."""
