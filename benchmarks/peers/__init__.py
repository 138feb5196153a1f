"""The peer: the same review, submission and inbox, as `viewflow.workflow` is meant to be used."""
