"""What telling reads: who is to be reminded of what, and who hears of an act."""
