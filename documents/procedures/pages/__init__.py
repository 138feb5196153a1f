"""Procedures for people: read by everybody, made, edited, bound and moved to by administrators."""
