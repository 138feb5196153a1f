"""Papers that leave the system, and papers that come back to it."""
