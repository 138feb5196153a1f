"""What was found in papers that came back, what was joined, how all remarks of a package stand."""
