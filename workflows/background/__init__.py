"""Work beside the pages: rows that say what is to be done, and a worker that does it, killed or not."""
