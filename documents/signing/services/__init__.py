"""Recording what was signed on paper, and who holds which copy."""
