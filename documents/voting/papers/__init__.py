"""Papers of votes: the ballots, and the record of the count."""
