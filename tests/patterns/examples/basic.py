"""Workflow patterns 1 to 5: the basic control flow."""

from __future__ import annotations

from tests.patterns.walking import Do, Example

WP1 = Example(
    "1 sequence",
    """
stage = [
  { code = "first", duties = [{ holder = "lead", right = "act" }] },
  { code = "second", duties = [{ holder = "lead", right = "act" }] },
  { code = "done", terminal = true },
]
transition = [
  { code = "on", from = ["first"], to = "second" },
  { code = "end", from = ["second"], to = "done" },
]
""",
    (Do("lan", "end", refused="not_now"), Do("lan", "on"), Do("lan", "end")),
    ("lan: - > first", "lan: first > second", "lan: second > done"),
)

WP2_3 = Example(
    "2 parallel split, 3 synchronisation",
    """
stage = [
  { code = "both", track = [{ code = "left", use = "work" }, { code = "right", use = "work" }] },
  { code = "done", terminal = true },
]
transition = [{ code = "together", from = ["both"], to = "done", on = "joined" }]

[procedure.work]
start = "open"
stage = [{ code = "open", duties = [{ holder = "lead", right = "act" }] }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
""",
    (Do("lan", "make", refused="unmet"), Do("lan", "make", "right"), Do("lan", "make", "left")),
    (
        "lan: - > both",
        "right:1 lan: open > made",
        "left:1 lan: open > made",
        "joined: both > done",
    ),
)
