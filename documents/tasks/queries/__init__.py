"""Reading of tasks and plans."""
