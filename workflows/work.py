"""What waits for one person: the first open duties of his bodies and his own, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection

from workflows.models import Duty

# One ordered walk along an index: its SQL and parameters.
Walk = tuple[str, tuple[object, ...]]

# SQLite joins at most 500 SELECTs into one.
WALKS_IN_A_QUERY = 400


def first_open(pairs: Iterable[tuple[int, str]], person_id: int, limit: int) -> list[Duty]:
    """The first `limit` open duties by last day, then id, of those (body id, right) and of the person.

    One query for each 400 pairs. Each pair is a walk along the index of open duties, and the database
    merges the walks and stops after `limit` rows: the time grows with the pairs, not with the duties.
    A plain `OR` of the pairs would read and sort every open duty of them all.
    """
    found: dict[int, Duty] = {}
    for sql, params in unions(pairs, person_id, limit):
        found.update((duty.pk, duty) for duty in Duty.objects.raw(sql, params))
    return sorted(found.values(), key=lambda duty: (duty.due, duty.pk))[:limit]


def unions(pairs: Iterable[tuple[int, str]], person_id: int, limit: int) -> Iterator[Walk]:
    """The queries of `first_open`: SQL and parameters, for `EXPLAIN` too."""
    by_body, by_person = _walk(("holder", "right"), limit), _walk(("person_id",), limit)
    walks: list[Walk] = [(by_person, (person_id,)), *((by_body, pair) for pair in pairs)]
    for start in range(0, len(walks), WALKS_IN_A_QUERY):
        some = walks[start : start + WALKS_IN_A_QUERY]
        union = " UNION ALL ".join(sql for sql, _params in some)
        yield f"{union} {_first(limit)}", tuple(value for _sql, params in some for value in params)


def _walk(columns: tuple[str, ...], limit: int) -> str:
    """One walk, in the form in which this database merges walks instead of sorting all their rows."""
    quote = connection.ops.quote_name
    fields = ", ".join(quote(str(field.column)) for field in Duty._meta.concrete_fields)
    where = " AND ".join(f"{quote(column)} = %s" for column in columns)
    # Names only come from the model; values are parameters.
    sql = f"SELECT {fields} FROM {quote(Duty._meta.db_table)} WHERE closed IS NULL AND {where}"  # noqa: S608 - as above
    if connection.features.supports_slicing_ordering_in_compound:
        # PostgreSQL plans each part alone and has to be told its order; SQLite hands the order of
        # the union down to its parts, and refuses one that has an order of its own.
        return f"SELECT * FROM ({sql} {_first(limit)}) AS walk"  # noqa: S608 - as above
    return sql


def _first(limit: int) -> str:
    return f"ORDER BY due, id LIMIT {int(limit)}"
