"""Writing of votes."""
