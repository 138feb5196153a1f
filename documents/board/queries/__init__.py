"""The board in the database: who is late, who will be, and who was called."""
