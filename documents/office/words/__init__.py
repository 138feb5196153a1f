"""What the office reads about people and accounts."""
