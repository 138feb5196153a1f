"""What occurs on a board, in one question: how many stand how, by which procedures, who is waited for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, Count, Exists, F, OuterRef, Value

from congress.people.models.bodies import Body
from documents.board.queries.landscape import STATUSES, Landscape, first_day_not_soon, of_urgency
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import Duty, ProcedureVersion
from workflows.procedures import store

# What a row of the question tells, beside how many stand so urgently.
PROCEDURE, HOLDER = -1, -2


@dataclass(frozen=True, slots=True)
class Occurring:
    """urgency -> how many packages have it; what they are; the bodies that any of them waits for."""

    counts: Mapping[int, int]
    seen: Landscape
    holders: frozenset[int]


def occurring(congresses: frozenset[int]) -> Occurring:
    """What occurs in these congresses; one query however many packages there are."""
    found: dict[int, list[tuple[int, str]]] = {}
    sql, values = _question(connection.vendor, clock.today(), first_day_not_soon(), congresses)
    with connection.cursor() as cursor:
        if sql:
            cursor.execute(sql, values)
        for of, told, digest in cursor.fetchall() if sql else ():
            found.setdefault(of, []).append((told, digest))
    return Occurring(
        counts={of: one[0][0] for of, one in found.items() if of >= 0},
        seen=_landscape(sorted(found.get(PROCEDURE, []))),
        holders=frozenset(key for key, _digest in found.get(HOLDER, ())),
    )


@lru_cache(256)
def _question(
    _vendor: str, _today: date, _near: date, congresses: frozenset[int]
) -> tuple[str, tuple[Any, ...]]:
    """The question of these days, in SQL: putting it into words took as long as answering it."""
    rows = Package.objects.filter(congress_id__in=congresses, counts=True).order_by()
    followed = ProcedureVersion.objects.filter(Exists(rows.filter(procedure=OuterRef("pk"))))
    held = Duty.objects.open_for(Package).filter(holder=OuterRef("pk"))
    holding = Body.objects.filter(Exists(held), congress__in=congresses)
    parts = [
        _part(of_urgency(rows, urgency).annotate(of=Value(urgency)).values("of"), Count("pk"), "")
        for urgency in range(len(STATUSES))
    ]
    parts += [
        _part(followed.order_by().annotate(of=Value(PROCEDURE)), F("pk"), "digest"),
        _part(holding.order_by().annotate(of=Value(HOLDER)), F("pk"), ""),
    ]
    try:
        sql, values = parts[0].union(*parts[1:], all=True).query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return sql, tuple(values)


def _part(rows: Any, what: Any, digest: str) -> Any:
    word = F(digest) if digest else Value("", output_field=CharField())
    return rows.annotate(told=what, word=word).values_list("of", "told", "word")


def _landscape(versions: list[tuple[int, str]]) -> Landscape:
    """What no process has compiled yet is read with its text."""
    names = ["id", "digest"]
    rows = {pk: ProcedureVersion.from_db(None, names, [pk, digest]) for pk, digest in versions}
    known = {pk: store.load(row).definition for pk, row in rows.items()}
    kinds = {one.code: kind_of(one) for one in known.values()}
    order = sorted(kinds, key=lambda code: (kinds[code].order, code))
    return Landscape(known, {code: kinds[code].title for code in order})
