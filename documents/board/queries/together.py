"""What stands beside the packages of one page (days, duties, steps, calls), read in one question."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, DateTimeField, Exists, F, OuterRef, Value
from django.db.models.functions import JSONObject

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.board.models import Call
from documents.board.queries.calls import latest_calls
from documents.board.queries.forecast import StageTimes, stage_times
from documents.packages.behind import watched
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageDay, PackageStep
from documents.packages.queries.visible import urged_congresses
from workflows import clock
from workflows.models import Duty
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.queries.hats import Hats
    from documents.packages.behind import Asked, Behind

Row = dict[str, Any]
DUTY = ("id", "item_id", "track", "stage", "role", "right", "holder", "person_id", "due", "opened", "closed")
# Of so many finished duties a forecast is made.
LATELY = 400
CALL = ("id", "package_id", "body_id", "stage", "answer", "promised", "at")
OF_PEOPLE = {
    "body_name": "body__name",
    "person_honorific": "person__honorific",
    "person_name": "person__full_name",
    "by_honorific": "by__honorific",
    "by_name": "by__full_name",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """By package id: duties open and done, when phases were left, the last call, what is behind in it."""

    open: dict[int, list[Duty]]
    closed: dict[int, list[Duty]]
    left: dict[int, dict[str, datetime]]
    calls: dict[int, Call]
    behind: dict[int, list[Behind]]
    # How long finished stages took, in all packages of the reader's congresses.
    times: StageTimes


def beside(packages: Iterable[Package], hats: Hats) -> Beside:
    """Read it for packages whose planned days it also gives them (`plan_days`); one query."""
    known = {package.pk: package for package in packages}
    ids, today = tuple(known), clock.today()
    late = tuple(pk for pk, one in known.items() if one.next_due and one.next_due < today)
    mine = hats.congresses, urged_congresses(hats), frozenset(hats.worn)
    told = _answers(_question(connection.vendor, today, ids, late, *mine))
    for package in known.values():
        package.plan_days = {}
    for row in sorted(told["day"], key=lambda row: row["id"]):
        known[row["item_id"]].plan_days[row["stage"]] = row["day"]
    moved_rows = sorted(told["moved"], key=lambda row: row["sequence"])
    return Beside(
        open=_by_item(told["open"], ids),
        closed=_by_item(told["closed"], ids),
        left=_phases_left(known, moved_rows),
        calls={row["package_id"]: _call(row) for row in told["call"]},
        behind=_behind(known, told),
        times=_times_of(told["done"]),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """The one question in SQL, and what is made of the columns of each of its parts."""

    sql: str
    values: tuple[Any, ...]
    fields: Mapping[str, Mapping[str, Any]]


@lru_cache(256)
def _question(
    _vendor: str,
    _today: date,
    ids: tuple[int, ...],
    late: tuple[int, ...],
    congresses: frozenset[int],
    urged: frozenset[int],
    bodies: frozenset[int],
) -> _Question:
    """Who looks at the same board asks the same: putting it into SQL took longer than answering it."""
    duties = Duty.objects.about(Package)
    moved = PackageStep.objects.filter(item__in=ids, track="").exclude(source=F("target"))
    calls = latest_calls(ids, congresses=urged, bodies=bodies)
    wanted: dict[str, Asked] = {
        **{name: one.rows(list(ids)) for name, one in watched().items()},
        "day": (PackageDay.objects.filter(item__in=ids), ("id", "item_id", "stage", "day"), {}),
        "open": (duties.filter(item_id__in=ids, closed=None), DUTY, {}),
        "closed": (duties.filter(item_id__in=late).exclude(closed=None), DUTY, {}),
        "moved": (moved, ("sequence", "item_id", "source", "target", "at"), {}),
        "done": (_lately_done(congresses), ("item_type", "item_id", "stage", "opened", "closed"), {}),
        "call": (calls, CALL, OF_PEOPLE),
    }
    parts = [
        rows.order_by()
        .annotate(part=Value(name), told=JSONObject(**dict(zip(own, own, strict=True)), **joined))
        .values_list("part", "told")
        for name, (rows, own, joined) in wanted.items()
    ]
    fields = {name: _times(rows.model, own) for name, (rows, own, _joined) in wanted.items()}
    try:
        sql, values = parts[0].union(*parts[1:], all=True).query.sql_with_params()
    except EmptyResultSet:
        # Of no congress nothing is asked.
        sql, values = "", ()
    return _Question(sql, tuple(values), fields)


def _answers(question: _Question) -> dict[str, list[Row]]:
    """Name -> the rows of each part as the columns that were asked for; one query."""
    found: dict[str, list[Row]] = {name: [] for name in question.fields}
    if not question.sql:
        return found
    with connection.cursor() as cursor:
        cursor.execute(question.sql, question.values)
        for name, text in cursor.fetchall():
            told = json.loads(text)
            of = question.fields[name]
            found[name].append(told | {key: made(told[key]) for key, made in of.items() if told[key]})
    return found


def _lately_done(congresses: frozenset[int]) -> QuerySet[Duty]:
    """What was done last: what long ago took long says little of those who hold it now."""
    # Walked along the keys from the end, whatever else is asked of them.
    last = Duty.objects.filter(track="").exclude(closed=None).order_by("-pk").values("pk")[:LATELY]
    mine = Package.objects.filter(pk=OuterRef("item_id"), congress__in=congresses)
    return Duty.objects.filter(Exists(mine), pk__in=last)


def _times_of(done: list[Row]) -> StageTimes:
    """Several may have been waited for at once: the last of them left the stage."""
    left: dict[tuple[int, str, date], date] = {}
    # What else is followed has duties of its own; which is told here, so that no index leads elsewhere.
    for row in (row for row in done if row["item_type"] == Package._meta.label_lower):
        key = (row["item_id"], row["stage"], clock.local_day(row["opened"]))
        left[key] = max(clock.local_day(row["closed"]), left.get(key, date.min))
    spans = ((stage, entered, day) for (_item, stage, entered), day in sorted(left.items()))
    return stage_times(spans, calendar=calendar_in_force())


def _times(model: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    """The columns that JSON gives as text though they are days or moments."""
    found: dict[str, Any] = {}
    for column in columns:
        kind = model._meta.get_field(column)
        if isinstance(kind, DateTimeField):
            found[column] = _moment
        elif isinstance(kind, DateField):
            found[column] = date.fromisoformat
    return found


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _by_item(rows: list[Row], ids: Iterable[int]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {pk: [] for pk in ids}
    for row in sorted(rows, key=lambda row: row["id"]):
        found[row["item_id"]].append(Duty(item_type=Package._meta.label_lower, **row))
    return found


def _phases_left(known: Mapping[int, Package], moved: list[Row]) -> dict[int, dict[str, datetime]]:
    found: dict[int, dict[str, datetime]] = defaultdict(dict)
    for row in moved:
        definition = known[row["item_id"]].definition
        old, new = definition.stage_of(row["source"]), definition.stage_of(row["target"])
        if old and new and old.phase != new.phase:
            found[row["item_id"]][old.phase] = row["at"]
    return found


def _behind(known: Mapping[int, Package], told: Mapping[str, list[Row]]) -> dict[int, list[Behind]]:
    found: dict[int, list[Behind]] = defaultdict(list)
    for name, one in watched().items():
        for row in sorted(told[name], key=lambda row: row["due"]):
            found[row["package_id"]].append(one.said(known[row["package_id"]], row))
    return found


def _call(row: Row) -> Call:
    return Call(
        **{name: row[name] for name in CALL if name != "body_id"},
        body=Body(pk=row["body_id"], name=row["body_name"]),
        person=Person(honorific=row["person_honorific"], full_name=row["person_name"]),
        by=Person(honorific=row["by_honorific"], full_name=row["by_name"]),
    )
