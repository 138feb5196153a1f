"""Pages of meetings to come."""
