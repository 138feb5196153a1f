"""Named reads about votes."""
