"""A small procedure with tracks, without fault, and ways to spoil it."""

from __future__ import annotations

TRACKED = """
title = "Quy trình thử"
start = { code = "assign", label = "Giao", to = "drafting", right = "coordinate", holder = "organiser" }
phase = [{ code = "work", label = "Soạn thảo" }, { code = "done", label = "Xong" }]
[[stage]]
code = "drafting"
label = "Đang soạn thảo"
phase = "work"
duties = [{ holder = "lead", right = "submit" }]
[[stage]]
code = "asking"
label = "Đang hỏi"
phase = "work"
track = [{ code = "asked", use = "ask", each = "reviewers", choose = "fixed" }]
[[stage]]
code = "signed"
label = "Đã ký"
phase = "done"
terminal = true
[[transition]]
code = "ask"
label = "Hỏi"
from = ["drafting"]
to = "asking"
right = "submit"
holder = "lead"
[[transition]]
code = "together"
label = "Đủ ý kiến"
from = ["asking"]
to = "signed"
on = "joined"
[procedure.ask]
start = "waiting"
stage = [
  { code = "waiting", label = "Chờ", duties = [{ holder = "*track", right = "verify" }] },
  { code = "answered", label = "Đã trả lời", terminal = true },
]
transition = [
  { code = "say", label = "Ghi", from = ["waiting"], to = "answered", right = "verify", holder = "*track" },
]
[kind]
title = "Hồ sơ thử"
short = "Thử"
parts = []
bodies = { organiser = ["BTC"], lead = ["TBVK"], reviewers = ["BCH"] }
"""


def spoil(*changes):
    """The text with each pair (old, new) put into it once."""
    text = TRACKED
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
