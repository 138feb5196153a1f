"""Who: people, units, bodies, who sits where, who may what, and their accounts."""
