"""Forms of those who change procedures."""
