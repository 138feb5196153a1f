"""Taking remarks in, joining and parting them, saying what is done with them."""
