"""What the board writes: telephone calls, and what was written by hand on the morning sheet."""
