"""What people read about a package, in formal Vietnamese."""
