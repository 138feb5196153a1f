"""Procedures as data: reading, merging, linting, compiling, storing and drawing them."""
