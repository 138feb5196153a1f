"""Moves that only lacked a condition are made at the next look (`tests/workflows/test_patterns.py`)."""

from __future__ import annotations

from tests.patterns.walking import Do, Example, begun, fresh, happen, trace
from workflows import history

WAITING = """
[[stage]]
code = "waiting"
duties = [{ holder = "lead", right = "act" }]
[[stage]]
code = "both"
duties = [{ holder = "lead", right = "act" }]
track = [{ code = "left", use = "work" }]
[[stage]]
code = "done"
terminal = true
[[transition]]
code = "skip"
from = ["waiting"]
to = "both"
on = "entered"
guards = [{ name = "coin", side = "sun" }]
[[transition]]
code = "go"
from = ["waiting"]
to = "both"
[[transition]]
code = "together"
from = ["both"]
to = "done"
on = "joined"
guards = [{ name = "coin", side = "moon" }]
[[transition]]
code = "end"
from = ["both"]
to = "done"

[procedure.work]
start = "open"
stage = [{ code = "open", duties = [{ holder = "lead", right = "act" }] }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
"""


def test_a_condition_that_comes_true_later_lets_the_procedure_go_on(cast):
    matter = begun(Example("waiting", WAITING, (), ()))
    happen(matter, Do())
    assert fresh(matter).state == "waiting"

    happen(matter, Do(coins=("sun",)))
    assert fresh(matter).state == "both"
    happen(matter, Do("lan", "make", "left"))
    assert fresh(matter).state == "both"
    happen(matter, Do(coins=("moon",)))

    assert trace(fresh(matter)) == (
        "lan: - > waiting",
        "entered: waiting > both",
        "left:1 lan: open > made",
        "joined: both > done",
    )
    assert history.chain_faults(fresh(matter)) == []
