"""Backups: the whole house as one file, and the house again out of it, on whichever database."""
