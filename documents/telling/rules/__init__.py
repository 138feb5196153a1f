"""Tables of telling: who hears of what, which verb each piece of work has, what was done, when one rests."""
