"""Small procedures that several examples use."""

from __future__ import annotations

# Something to be done by the lead, in one step; and in two, so that it can be under way.
WORK = """
[procedure.work]
start = "open"
stage = [{ code = "open" }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
"""
SLOW = """
[procedure.slow]
start = "open"
stage = [{ code = "open" }, { code = "begun" }, { code = "made", terminal = true }]
transition = [
  { code = "begin", from = ["open"], to = "begun" },
  { code = "make", from = ["begun"], to = "made" },
]
"""
# Somebody's own part.
ASK = """
[procedure.ask]
start = "waiting"
stage = [{ code = "waiting" }, { code = "answered", terminal = true }]
transition = [{ code = "answer", from = ["waiting"], to = "answered", holder = "*track" }]
"""
