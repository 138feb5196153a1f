"""Writing of tasks and plans."""
