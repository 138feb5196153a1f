"""The door for files: what is taken in, and in plain Vietnamese why anything else is not."""
