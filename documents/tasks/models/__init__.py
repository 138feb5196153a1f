"""Tables of tasks and plans: what is tracked, the steps of it, and what its reports say."""
