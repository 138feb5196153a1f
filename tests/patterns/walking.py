"""How an example is written and walked: a procedure in TOML, what people do, and the trace it must leave."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User

from tests.patterns.models import Matter
from workflows import clock, engine, history
from workflows.engine.veils import veiled
from workflows.errors import Refused
from workflows.models import Track
from workflows.procedures import store
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
    `copy` is the number of another matter that was begun meanwhile. `offered` are all moves that `who` is
    offered before he acts, `veiled` all that is hidden from him, `holds` what the matter itself says.
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
    copy: int = 0
    offered: str | None = None
    veiled: tuple[str, ...] | None = None
    holds: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Example:
    """`trace` is a line for each step: "who: source > target", with "group:key " before it for a track.

    `kinds` are the procedures of other matters that this one begins, by their code; the steps of those
    follow in the trace, "1| " before them, "2| " before those of the next.
    """

    name: str
    text: str
    acts: tuple[Do, ...]
    trace: tuple[str, ...]
    roles: dict = field(default_factory=dict)
    coins: tuple[str, ...] = ()
    due: date | None = None
    kinds: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)


def definition_of(text, code="example"):
    """The procedure of an example, linted; its first stage is the first that it writes.

    Where a stage does not say who is waited for, it is everybody who can move it.
    """
    return definition_from(tomllib.loads(text), code)


def definition_from(own, code="example"):
    """The same of tables that were read, or made."""
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
        for stage in machine["stage"]:
            if not stage.get("terminal"):
                stage.setdefault("duties", waited_for(machine, stage["code"]))
    return parse_definition(code, whole)


def waited_for(machine, state):
    """Everybody who can make a move out of a stage, as duties."""
    moves = [move for move in machine["transition"] if state in move["from"] and "on" not in move]
    found = dict.fromkeys((move["holder"], move["right"]) for move in moves)
    return [{"holder": holder, "right": right} for holder, right in found]


def begun(example):
    """A matter that follows the example, after its first step."""
    for code, text in example.kinds.items():
        keep_definition(definition_of(text, code))
    matter = Matter.objects.create(
        procedure=keep_definition(definition_of(example.text)),
        roles={**ROLES, **example.roles},
        coins=list(example.coins),
        due=example.due,
        facts=example.facts,
    )
    lead = User.objects.get(username=matter.roles["lead"][0])
    engine.perform(matter, "start", by=lead, seen=engine.seen(matter))
    return matter


def fresh(matter):
    return Matter.objects.select_related("procedure").get(pk=matter.pk)


def key_of(name):
    """The key of a person, as tracks are asked for; what is no person's name stays."""
    person = User.objects.filter(username=name).first()
    return f"p{person.pk}" if person else name


def place(matter, part):
    """The name of the newest track of a "group" (or "group:name"), rather a live one; "" and None stay."""
    if not part:
        return part
    group, _colon, name = part.partition(":")
    tracks = Track.objects.filter(item_id=matter.pk).order_by("live", "id")
    refs = list(tracks.values_list("ref", flat=True))
    found = [ref for ref in refs if (ref.endswith(f"/{group}:{key_of(name)}") if name else part in ref)]
    return found[-1] if found else part


def happen(matter, do):
    """Let one thing happen; returns the outcome of an act, "" where it went well."""
    if do.coins is not None:
        Matter.objects.filter(pk=matter.pk).update(coins=list(do.coins))
    if do.event:
        note_event(matter, do.event, kept=do.kept)
    by = User.objects.filter(username=do.who).first()
    if not do.who and not do.holds:
        engine.settle(fresh(matter))
    look(fresh(matter), do, by)
    if not do.action:
        return ""
    item, track = fresh(matter), place(matter, do.track)
    try:
        seen = engine.seen(item, track or "")
        engine.perform(item, do.action, by=by, seen=seen, track=track, **told(do.more))
    except Refused as refused:
        return refused.outcome
    return ""


def told(more):
    """What is told beside the act; tracks are asked for by the names of persons, or by a number."""
    asked = {
        code: one if isinstance(one, int) else [key_of(name) for name in one]
        for code, one in more.get("tracks", {}).items()
    }
    return {**more, "tracks": asked}


def look(matter, do, by):
    """What somebody is offered, what is hidden from him, and what the matter says are as they must be."""
    if do.offered is not None:
        laid = {move.code for move in store.load(matter.procedure).definition.laid_over.moves}
        offers = [one.action for one in engine.available(matter, by) if one.allowed]
        assert (do, " ".join(one for one in offers if one not in laid)) == (do, do.offered)
    if do.veiled is not None:
        assert (do, veiled(matter, by)) == (do, set(do.veiled))
    assert (do, {key: getattr(matter, key) for key in do.holds}) == (do, do.holds)


def others(matter):
    """The matters that were begun after this one, the oldest first."""
    return list(Matter.objects.select_related("procedure").filter(pk__gt=matter.pk).order_by("pk"))


def walk(example):
    """Walk an example through; every act must have its outcome. Returns the matter."""
    with clock.frozen(date(2022, 3, 18)):
        matter = begun(example)
    today = date(2022, 3, 18)
    for do in example.acts:
        today = do.day or today
        with clock.frozen(today):
            item = others(matter)[do.copy - 1] if do.copy else matter
            assert (do, happen(item, do)) == (do, do.refused)
    with clock.frozen(today):
        assert [history.chain_faults(fresh(one)) for one in (matter, *others(matter))] == [
            [] for _one in (matter, *others(matter))
        ]
    return fresh(matter)


def trace(matter):
    """What the steps say, a line each: those of the matter, then those of others begun after it."""
    lines = _lines(matter, "")
    for number, other in enumerate(others(matter), start=1):
        lines += _lines(other, f"{number}| ")
    return tuple(lines)


def _lines(matter, before):
    names = {f"p{person.pk}": person.username for person in User.objects.all()}
    lines = []
    for step in matter.steps.select_related("actor").order_by("sequence"):
        group, colon, path = step.track.partition("/")[2].partition(":")
        where = f"{group}:{'.'.join(names.get(key, key) for key in path.split('.'))} " if colon else ""
        who = step.actor.username if step.actor else step.rule
        lines.append(f"{before}{where}{who}: {step.source or '-'} > {step.target}")
    return lines
