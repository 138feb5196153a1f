"""What the board says of a package and of a call, in words."""
