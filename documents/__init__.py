"""What moves: kinds, packages, parts, versions, reviews, sign-off and their papers."""
