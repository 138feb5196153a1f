"""Verbs about packages that are not steps of a procedure."""
