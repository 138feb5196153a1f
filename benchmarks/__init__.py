"""What `make bench` measures: the engine and the list of work, each beside the same work by hand."""
