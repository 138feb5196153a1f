"""The demo and the worlds of the tests write only through the verbs that pages call (design §2)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT, dotted, files, name_of, tree

# What brings a world to be, the demo and whatever helps the tests: what they show, a person can enter.
# The toy apps that try the engine alone have no pages.
HELPERS = [path for path in files("*.py", "tests") if not path.name.startswith("test_")]
WORLDS = [
    *files("*.py", "documents/desk/demo"),
    ROOT / "documents/management/commands/demo.py",
    *(path for path in HELPERS if not {"lending", "patterns", "house"} & set(path.parts)),
]
# Writing to a table past the verbs. Of accounts, `create_user` and `create_superuser` are verbs themselves:
# of the administrator's page and of the command that gives a new site its administrator.
MANY = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ROWS = {"save", "create", "update", "delete"} | MANY
WRITES = ROWS | {f"a{name}" for name in ROWS} | {"execute", "executemany", "grant", "revoke", "assign_perm"}
GRANTS = {"BodyGrant", "CongressGrant"}
A_FILE = "writes a file, no row"
# (file, function) -> why it writes all the same. The list only gets shorter.
ALLOWED = {
    ("tests/traces.py", "leave_traces"): "tests of tampering: a row in every table that is written once",
    ("tests/traces.py", "_leave_names"): "the same",
    ("tests/traces.py", "_leave_papers"): "the same",
    ("tests/traces.py", "_leave_a_meeting"): "the same",
    ("tests/traces.py", "_leave_a_summons"): "the same",
    ("tests/traces.py", "_leave_a_vote"): "the same",
    ("tests/traces.py", "_leave_pens"): "the same",
    ("tests/traces.py", "_leave_replies"): "the same",
    ("tests/traces.py", "_leave_tasks"): "the same",
    ("tests/documents/canaries.py", "inspected"): "what no page makes: one of an open kind, confidential",
    ("tests/documents/examined.py", "tamper"): "tests of tampering",
    ("tests/documents/papers.py", "pdf"): A_FILE,
    ("tests/documents/returned.py", "table_in_excel"): A_FILE,
    ("tests/documents/consulting/conftest.py", "branches"): "a telephone of the cast, whom no page set up",
    ("tests/documents/papers.py", "picture"): A_FILE,
    ("tests/documents/readable.py", "pdf"): A_FILE,
    ("tests/documents/readable.py", "photo"): A_FILE,
    ("tests/documents/readable.py", "workbook"): A_FILE,
    ("tests/documents/scanned.py", "scan_of"): A_FILE,
    ("tests/documents/scanned.py", "photograph"): A_FILE,
    ("tests/driven.py", "everything"): "reads the rows that the verbs of a drive have written",
    ("tests/driven.py", "lay_down"): "lays down again the very rows that the verbs of a drive have written",
    ("tests/lists.py", "book"): A_FILE,
    ("tests/postgres.py", "main"): "asks the server whether databases may be made there",
    ("tests/shelves.py", "digest"): "bytes of a digest, no row",
    ("tests/shelves.py", "_run"): "makes and drops whole databases",
    ("tests/worlds.py", "_demo"): "moves the clock: each test says itself what day it is",
    ("tests/worlds.py", "changes"): "asks PostgreSQL for the number of the transaction",
}


def direct_writes(parsed: ast.AST, around: str = "") -> Iterator[tuple[str, str]]:
    """(innermost function, what it calls) of each call that writes past the verbs."""
    for node in ast.iter_child_nodes(parsed):
        inside = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else around
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            yield inside, node.func.attr
        yield from direct_writes(node, inside)


def test_worlds_write_through_the_verbs():
    found = {(name_of(path), inside) for path in WORLDS for inside, _what in direct_writes(tree(path))}

    assert sorted(found - ALLOWED.keys()) == []


def test_every_exception_is_still_needed():
    found = {(name_of(path), inside) for path in WORLDS for inside, _what in direct_writes(tree(path))}

    assert sorted(ALLOWED.keys() - found) == []


def test_worlds_grant_nothing_by_hand():
    named = {(name_of(path), dotted(node)) for path in WORLDS for node in ast.walk(tree(path))}

    assert [one for one in sorted(named) if one[1] in GRANTS] == []


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ("Body.objects.create(code='X')", "create"),
        ("Membership(person=a, body=b).save()", "save"),
        ("Package.objects.filter(pk=1).update(state='signed')", "update"),
        ("for row in rows:\n    row.person.save(update_fields=['password'])", "save"),
        ("list(map(lambda one: one.delete(), rows))", "delete"),
        ("Person.objects.bulk_create(rows)", "bulk_create"),
        ("roles.grant(person, 'sign', body)", "grant"),
        ("cursor.execute('UPDATE documents_package SET state = 1')", "execute"),
    ],
)
def test_a_planted_write_is_found(planted, what):
    program = ast.parse("def load():\n    " + planted.replace("\n", "\n    "))

    assert list(direct_writes(program)) == [("load", what)]


def test_what_writes_no_row_is_no_fault():
    program = ast.parse("people = dict(rows) | found\nperform(package, 'sign', by=chair)\nappoint(a, b)")

    assert list(direct_writes(program)) == []
