"""A small procedure without fault, and ways to spoil it."""

from __future__ import annotations

import tomllib

import pytest

from workflows.errors import ProcedureFault
from workflows.procedures import store

SOUND = """
title = "Quy trình thử"
start = { code = "assign", label = "Giao", to = "drafting", right = "coordinate", holder = "organiser" }
phase = [{ code = "work", label = "Soạn thảo" }, { code = "done", label = "Xong" }]
[[stage]]
code = "drafting"
label = "Đang soạn thảo"
phase = "work"
before_due = "9wd"
duties = [{ holder = "lead", right = "submit" }]
[[stage]]
code = "signed"
label = "Đã ký"
phase = "done"
terminal = true
[[transition]]
code = "finish"
label = "Chốt"
from = ["drafting"]
to = "signed"
right = "submit"
holder = "lead"
[kind]
title = "Hồ sơ thử"
short = "Thử"
parts = []
bodies = { organiser = ["BTC"], lead = ["TBVK"] }
"""


def faults(text):
    with pytest.raises(ProcedureFault) as refused:
        store.parse_definition("thu", tomllib.loads(text))
    return refused.value.faults


def changed(old, new):
    assert old in SOUND
    return SOUND.replace(old, new)
