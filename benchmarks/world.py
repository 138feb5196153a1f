"""A database of any size: packages that really went their way, copied with all their rows.

Each model package is driven by `engine.perform` to one state. Its copies are written by the database itself
(INSERT … SELECT): package, bodies, planned days, draft, parts, steps, duties, notices, with keys, code, title
and days of their own, under the same indexes and constraints. A copied step names no verdict, decision or
signature row of its own; nothing that a list shows reads them. Copies have no valid chain of hashes.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Max

from documents.assigning.services import assign_package
from documents.models import Package, PackageBody, PackageDay, PackageStep, Version, VersionPart
from tests.cast import road
from workflows.models import Duty, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

DUE = date(2022, 3, 30)
PLAN = {"subcommittee": date(2022, 3, 22), "executive": date(2022, 3, 25), "board": date(2022, 3, 28)}
# Share in a hundred of the packages: most are done, the others stand anywhere.
SHARES = {
    ("BCCT", "signed"): 46,
    ("BCTC", "signed"): 10,
    ("DANS", "signed"): 4,
    ("BCCT", "accepted"): 2,
    ("BCCT", "drafting"): 4,
    ("BCCT", "consultation"): 5,
    ("BCCT", "answered"): 4,
    ("BCCT", "subcommittee"): 4,
    ("BCCT", "standing"): 4,
    ("BCCT", "executive"): 3,
    ("BCCT", "board"): 3,
    ("BCCT", "signing"): 3,
    ("BCTC", "drafting"): 2,
    ("BCTC", "verification"): 2,
    ("BCTC", "board"): 2,
    ("DANS", "subcommittee"): 1,
    ("DANS", "signing"): 1,
}
COPIED = "bench_copied"
# Spread by primes over four hundred days about the template's own.
DAYS = "((c.n * 38197) % 400 - 200)"
HOURS = "((c.n * 7919) % 4000)"
DATE = {"sqlite": "date({0}, {1} || ' days')", "postgresql": "({0} + {1}::int)"}
MOMENT = {
    "sqlite": "strftime('%%Y-%%m-%%d %%H:%%M:%%f', {0}, '-' || {1} || ' hours')",
    "postgresql": "({0} - {1} * interval '1 hour')",
}


def fill(cast: Any, size: int) -> dict[str, int]:
    """Copies until there are `size` packages; returns how many rows each large table has."""
    models = list(_models(cast))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {COPIED} (n bigint, source bigint, made bigint)")
        _number(cursor, models, size)
        for model, changes in _tables():
            cursor.execute(_copy(model, changes))
        cursor.execute(f"DROP TABLE {COPIED}")
        _move_sequences(cursor)
    with connection.cursor() as cursor:
        # As the database does by itself some minutes later: what every reader may see stands in its map.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    counted = (Package, PackageStep, Duty, Notice, PackageBody, PackageDay, Version)
    return {model._meta.db_table: model._default_manager.count() for model in counted}


def _models(cast: Any) -> Iterator[tuple[int, int]]:
    """(id of a package driven to its state, share in a hundred)."""
    for (kind, state), share in SHARES.items():
        package = assign_package(cast.congress, kind, by=cast.btc, due=DUE, due_exclusive=True, plan=PLAN)
        for where, step in road(cast, package):
            step()
            if where == state:
                break
        yield package.pk, share


def _number(cursor: Any, models: list[tuple[int, int]], size: int) -> None:
    """One row for each copy: its number, the package it copies, its own id."""
    first = _last(Package) + 1
    done = 0
    for at, (source, share) in enumerate(models):
        rest = at == len(models) - 1
        count = size - len(models) - done if rest else (size - len(models)) * share // 100
        if count <= 0:
            continue
        cursor.execute(
            f"INSERT INTO {COPIED} WITH RECURSIVE k(n) AS (SELECT {done} UNION ALL SELECT n + 1 FROM k "  # noqa: S608 - numbers
            f"WHERE n + 1 < {done + count}) SELECT n, {source}, {first} + n FROM k"
        )
        done += count


def _tables() -> Iterator[tuple[type[Model], dict[str, str]]]:
    version = f"{_last(Version)} + c.n + 1"
    drafted = f"CASE WHEN t.{{0}} IS NULL THEN NULL ELSE {version} END"
    blank = ("verdict_id", "decision_id", "confirmation_id", "signature_id", "request_id")
    code = "t.kind_code || '-' || c.n"
    yield (
        Package,
        {
            "id": "c.made",
            "code": code,
            "title": "t.title || ' ' || c.n",
            "folded": f"lower({code}) || ' ' || t.folded",
            "current_id": drafted.format("current_id"),
            "due": _date("due"),
            "next_due": _date("next_due"),
            "latest_start": _date("latest_start"),
        },
    )
    yield PackageBody, {"package_id": "c.made"}
    # Beside the step of the package that was copied: nothing measured follows it.
    yield PackageDay, {"item_id": "c.made", "day": _date("day")}
    yield Version, {"id": version, "package_id": "c.made", "created": _moment("created")}
    yield VersionPart, {"version_id": version}
    steps = {"item_id": "c.made", "version_id": drafted.format("version_id")}
    yield (
        PackageStep,
        {**steps, **dict.fromkeys(blank, "NULL"), "at": _moment("at"), "entered": _moment("entered")},
    )
    yield (
        Duty,
        {"item_id": "c.made", "due": _date("due"), "opened": _moment("opened"), "closed": _moment("closed")},
    )
    key = "replace(t.key, ':' || t.item_id || ':', ':' || c.made || ':')"
    yield Notice, {"item_id": "c.made", "key": key, "due": _date("due"), "created": _moment("created")}


def _copy(model: type[Model], changes: dict[str, str]) -> str:
    """INSERT … SELECT of the rows of the copied packages, with these columns changed; ids are given on."""
    quote = connection.ops.quote_name
    owner = {Package: "id", Version: "package_id", VersionPart: "version_id"}.get(model)
    owner = owner or ("package_id" if model is PackageBody else "item_id")
    columns = [str(field.column) for field in model._meta.concrete_fields]
    columns = [one for one in columns if one != "id" or "id" in changes]
    values = [changes.get(one, f"t.{quote(one)}") for one in columns]
    through = f"t.{owner} = c.source"
    # One draft each, the one in force: a copy has one number for its draft.
    if model in (Version, VersionPart):
        column = "id" if model is Version else "version_id"
        through = f"t.{column} IN (SELECT current_id FROM documents_package WHERE id = c.source)"  # noqa: S608 - as below
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) "  # noqa: S608 - names of our own
        f"SELECT {', '.join(values)} FROM {COPIED} c JOIN {quote(model._meta.db_table)} t ON {through}"
    ).replace("%%", "%")


def _date(column: str) -> str:
    shifted = DATE[connection.vendor].format(f"t.{column}", DAYS)
    return f"CASE WHEN t.{column} > '9000-01-01' THEN t.{column} ELSE {shifted} END"


def _moment(column: str) -> str:
    return MOMENT[connection.vendor].format(f"t.{column}", HOURS)


def _last(model: type[Model]) -> int:
    return model._default_manager.aggregate(last=Max("pk"))["last"] or 0


def _move_sequences(cursor: Any) -> None:
    """PostgreSQL counts ids on its own; SQLite looks at the rows."""
    if connection.vendor == "postgresql":
        for model in (Package, Version):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), {_last(model)})"
            )
