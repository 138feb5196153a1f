"""Types of what is told, as rows of news and duties name them; stored and never renamed."""

PACKAGE, TASK, PLAN = "documents.package", "documents.task", "documents.plan"
URGING, LENDING = "congress.urging", "congress.membership"
# The words that somebody wrote for one of these.
OWN_WORDS = "congress.urging.words"
