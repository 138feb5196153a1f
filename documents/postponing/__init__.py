"""Hoãn đại hội: another opening day and term in one act, and what follows from it for every package."""
