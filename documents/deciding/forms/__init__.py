"""Forms of a meeting and of its counts."""
