"""What a reader asks the board for, a telephone call, the period of a report."""
