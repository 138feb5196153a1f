"""The verbs of the congress: appoint, end, replace, record and correct; each one transaction."""
