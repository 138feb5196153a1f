"""Tables of votes: what was asked of whom, what each said openly, sums of what was said in secret."""
