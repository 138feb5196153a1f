"""Documents of the house, and what writes the two that are made from the code."""
