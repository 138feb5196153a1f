"""What is recorded of meetings, and of the votes taken at them."""
