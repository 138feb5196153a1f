"""What each paper says, gathered from the record."""
