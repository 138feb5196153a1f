"""The rows of a plan: its days as they count, and more time asked for, granted or refused."""
