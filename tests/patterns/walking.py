"""How an example is written and walked: a procedure in TOML, what people do, and the trace it must leave."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User

from tests.patterns.models import Matter
from workflows import clock, engine, history
from workflows.errors import Refused
from workflows.models import Track
from workflows.procedures.store import keep_definition, parse_definition
from workflows.services import note_event

# What every example begins with; its own text adds stages, moves and small procedures.
HEAD = """
title = "Ví dụ"
start = { code = "start", label = "Bắt đầu", to = "FIRST", right = "act", holder = "lead" }
phase = [{ code = "work", label = "Làm" }, { code = "end", label = "Xong" }]
"""
ROLES = {"lead": ["lan"], "asked": ["an", "binh", "chi"], "other": ["dung"]}


@dataclass(frozen=True)
class Do:
    """One thing that happens: somebody acts ("track" is part of a track's name), a coin falls, a day passes.

    `refused` is the outcome that the act must have ("unmet", "not_now", "forbidden", "hidden", "stale").
    """

    who: str = ""
    action: str = ""
    track: str | None = None
    more: dict = field(default_factory=dict)
    refused: str = ""
    coins: tuple[str, ...] | None = None
    day: date | None = None
    event: str = ""
    kept: bool = False


@dataclass(frozen=True)
class Example:
    """`trace` is a line for each step: "who: source > target", with "group:key " before it for a track."""

    name: str
    text: str
    acts: tuple[Do, ...]
    trace: tuple[str, ...]
    roles: dict = field(default_factory=dict)
    coins: tuple[str, ...] = ()
    due: date | None = None


def definition_of(text, code="example"):
    """The procedure of an example, linted; its first stage is the first that it writes."""
    own = tomllib.loads(text)
    first = own["stage"][0]["code"]
    whole = {**tomllib.loads(HEAD.replace("FIRST", first)), **own}
    for stage in whole["stage"]:
        stage.setdefault("phase", "end" if stage.get("terminal") else "work")
        stage.setdefault("label", stage["code"])
    for machine in (whole, *whole.get("procedure", {}).values()):
        for stage in machine["stage"]:
            stage.setdefault("label", stage["code"])
        for move in machine["transition"]:
            move.setdefault("label", move["code"])
            if "on" not in move:
                move.setdefault("right", "act")
                move.setdefault("holder", "lead")
    return parse_definition(code, whole)


def begun(example):
    """A matter that follows the example, after its first step."""
    matter = Matter.objects.create(
        procedure=keep_definition(definition_of(example.text)),
        roles={**ROLES, **example.roles},
        coins=list(example.coins),
        due=example.due,
    )
    lead = User.objects.get(username=matter.roles["lead"][0])
    engine.perform(matter, "start", by=lead, seen=engine.seen(matter))
    return matter


def fresh(matter):
    return Matter.objects.select_related("procedure").get(pk=matter.pk)


def place(matter, part):
    """The name of the newest live track of which `part` is a part; "" and None stay."""
    if not part:
        return part
    found = [one.ref for one in Track.objects.live_of(matter) if part in one.ref]
    return found[-1] if found else part


def happen(matter, do):
    """Let one thing happen; returns the outcome of an act, "" where it went well."""
    if do.coins is not None:
        Matter.objects.filter(pk=matter.pk).update(coins=list(do.coins))
    if do.event:
        note_event(matter, do.event, kept=do.kept)
    if not do.action:
        engine.settle(fresh(matter))
        return ""
    item, track = fresh(matter), place(matter, do.track)
    try:
        by = User.objects.get(username=do.who)
        engine.perform(item, do.action, by=by, seen=engine.seen(item, track or ""), track=track, **do.more)
    except Refused as refused:
        return refused.outcome
    return ""


def walk(example):
    """Walk an example through; every act must have its outcome. Returns the matter."""
    with clock.frozen(date(2022, 3, 18)):
        matter = begun(example)
    today = date(2022, 3, 18)
    for do in example.acts:
        today = do.day or today
        with clock.frozen(today):
            assert (do, happen(matter, do)) == (do, do.refused)
    with clock.frozen(today):
        assert history.faults(fresh(matter)) == []
    return fresh(matter)


def trace(matter):
    """What the steps say, a line each."""
    lines = []
    for step in matter.steps.select_related("actor").order_by("sequence"):
        where = f"{step.track.partition('/')[2]} " if step.track else ""
        who = step.actor.username if step.actor else step.rule
        lines.append(f"{where}{who}: {step.source or '-'} > {step.target}")
    return tuple(lines)
