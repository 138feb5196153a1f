"""Forms of the packages: one for each answer of a move, one to assign, to filter, to record a call."""
