"""A small procedure without fault, and ways to spoil it."""

from __future__ import annotations

import tomllib

import pytest

from tests.house import source
from workflows.errors import ProcedureFault
from workflows.procedures import store
from workflows.procedures.merge import flatten

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
    return faults_of("thu", tomllib.loads(text))


def changed(old, new):
    assert old in SOUND
    return SOUND.replace(old, new)


def spoilt(code, *changes):
    """The shipped procedure, flattened, with pairs (old, new) put into its file and its parents' files."""
    places = {old: 0 for old, _new in changes}

    def read(name):
        text = (source.ROOT / f"documents/procedures/{name}.toml").read_text(encoding="utf-8")
        for old, new in changes:
            places[old] += text.count(old)
            text = text.replace(old, new, 1)
        return tomllib.loads(text)

    flat = flatten(read(code), read)
    assert all(places.values())
    return flat


def faults_of(code, raw):
    with pytest.raises(ProcedureFault) as refused:
        store.parse_definition(code, raw)
    return refused.value.faults
