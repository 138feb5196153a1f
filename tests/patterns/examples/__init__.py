"""The examples, by the list that names them."""
