"""Papers of a meeting to come."""
