"""What is asked of a round, of units in it, of what came back."""
