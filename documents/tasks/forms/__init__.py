"""Forms of tasks and plans."""
