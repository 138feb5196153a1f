"""Named reads about packages: who sees which, what was said of a draft, what waits for whom."""
