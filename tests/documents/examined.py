"""Running `manage.py doctor` in tests, and tampering as somebody with the database's password could."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from django.db import connection

from workflows import triggers


def doctor(*options: str) -> tuple[int, list[str]]:
    """Exit code and lines."""
    out = StringIO()
    try:
        call_command("doctor", *options, stdout=out)
    except SystemExit as end:
        return int(end.code), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def faults(*options: str) -> list[str]:
    """The lines about faults; the exit code must agree with them."""
    code, lines = doctor(*options)
    assert code == (1 if len(lines) > 1 else 0)
    return lines[:-1]


def tamper(sql: str, *params: object) -> None:
    """As somebody with the password of the database would: the locks off, the change, the locks on."""
    triggers.drop_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
    triggers.install(connection)
