"""What is said to one who cannot go on yet: who is still waited for (`tests/workflows/test_patterns.py`)."""

from __future__ import annotations

from tests.patterns.walking import Do, Example, begun, fresh, happen
from workflows import engine

BOTH = """
stage = [
  { code = "asking", track = [
    { code = "part", use = "ask", each = "asked" }, { code = "own", use = "work", each = 7 },
  ] },
  { code = "done", terminal = true },
]
transition = [
  { code = "close", from = ["asking"], to = "done", guards = [{ name = "joined", track = "part" }] },
  { code = "close_all", from = ["asking"], to = "done", guards = ["joined"] },
  { code = "give_up", from = ["asking"], to = "done" },
]
[procedure.ask]
start = "waiting"
stage = [{ code = "waiting", label = "Chờ trả lời" }, { code = "answered", terminal = true }]
transition = [{ code = "answer", from = ["waiting"], to = "answered", holder = "*track" }]
[procedure.work]
start = "open"
stage = [{ code = "open", label = "Đang làm" }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
"""


def reasons(matter, who):
    return {one.action: one.reasons for one in engine.available(fresh(matter), who) if not one.track}


def test_who_closes_too_early_hears_whom_he_waits_for(cast):
    matter = begun(Example("closed", BOTH, (), ()))
    happen(matter, Do("binh", "answer"))

    found = reasons(matter, cast.lan)
    names = "an (Chờ trả lời), chi (Chờ trả lời)"
    assert found["close"] == (f"Còn chờ: {names}.",)
    assert found["close_all"] == (f"Còn chờ: {names}, {', '.join(['Đang làm'] * 6)} và 1 nơi khác.",)
    for name in ("an", "chi"):
        happen(matter, Do(name, "answer"))
    assert reasons(matter, cast.lan)["close"] == ()
