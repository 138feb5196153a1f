"""Verbs about packages that are not steps of a procedure and belong to no subject."""
