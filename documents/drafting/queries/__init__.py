"""Who works on what, and what is missing."""
