"""Biểu quyết: the attendance of one day, and the count of each package put to the vote."""
