"""Setting up a congress, and putting one away."""
