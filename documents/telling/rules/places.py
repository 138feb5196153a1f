"""Types of what is told, as rows of news and duties name them; stored and never renamed."""

PACKAGE, TASK, PLAN = "documents.package", "documents.task", "documents.plan"
URGING, LENDING = "congress.urging", "congress.membership"
# Bodies that are reported to, never urged.
ABOVE = frozenset({"collective", "chair"})
