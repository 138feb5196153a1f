"""Pages of tasks and plans."""
