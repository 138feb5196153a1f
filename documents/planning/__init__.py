"""Kế hoạch: the last day of every stage of a package, how it was first planned, who changed it and why."""
