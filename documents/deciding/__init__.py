"""Biểu quyết: a meeting, its attendance, and the count of each package put to the vote."""
