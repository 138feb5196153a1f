"""The facts of each printed paper, gathered from the database for `documents.pdf`."""
