"""Papers of a round: the letters with their sheets, labels, the list for the post."""
