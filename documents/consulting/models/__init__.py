"""Tables of a round of consultation, all written once: what was asked of whom, and what came back."""
