"""Home, the lists, the page of one package, and the form of a move."""
