"""Who may what today, and who sits where: the reading side of people, bodies and rights.

Everywhere a right counts only where a grant exists and a membership in force has a role whose row
in `congress.roles` gives it, or lends it: a delegate's seat counts only while the one who lent it
has the right by a seat of his own. `is_superuser` gives nothing; an inactive account has nothing.
`on` is a date in Hà Nội, today by default.
"""
