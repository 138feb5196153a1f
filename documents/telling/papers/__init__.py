"""What telling hands out besides pages: the calendar of a person, mail."""
