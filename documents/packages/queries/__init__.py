"""Named reads about packages that every subject asks."""
