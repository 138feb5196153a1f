"""What moves of packages ask for: a draft, a verdict, a count, a reason, a signature."""
