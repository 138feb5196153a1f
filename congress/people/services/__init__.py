"""Appointing and ending seats, days away and rights lent, accounts and the journal of the office."""
