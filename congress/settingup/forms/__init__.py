"""Forms of a set-up, and of what is put right after it."""
