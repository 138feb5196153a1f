"""Tiếp thu, giải trình: all remarks on a package in one place, what is done with each, the official table."""
