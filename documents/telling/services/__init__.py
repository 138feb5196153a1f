"""What telling writes: who should hear of what happened, and who is reminded of what is due."""
