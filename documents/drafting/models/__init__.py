"""Tables of drafting: who writes which part, and words not handed in yet."""
