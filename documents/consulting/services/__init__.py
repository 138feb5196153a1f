"""The verbs of a round and of what is sent back."""
