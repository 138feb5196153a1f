"""Giao nhiệm vụ: a new package is given to its lead body."""
