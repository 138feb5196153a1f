"""`manage.py procedures lint [FILE …] | graph CODE | diff OLD NEW`: prove, draw, compare procedures."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from workflows.errors import ProcedureFault
from workflows.models import ProcedureVersion
from workflows.procedures import drawing, proof, store
from workflows.procedures.comparison import noticeable_changes

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


class Command(BaseCommand):
    """Exit code 1 on a fault, one line each."""

    help = "Check every shipped procedure and stored version, draw one, or tell what another one changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`lint [FILE …]`, `graph CODE [--svg FILE]`, or `diff OLD NEW`."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        lint = verbs.add_parser("lint", help="one line for each fault; exit code 1 on any")
        lint.add_argument(
            "files", nargs="*", type=Path, metavar="FILE", help="only these .toml files, shipped or not"
        )
        graph = verbs.add_parser("graph", help="draw a shipped procedure as numbered lines")
        graph.add_argument("code", help="such as BCCT")
        graph.add_argument("--svg", type=Path, metavar="FILE", help="write a picture instead")
        graph.add_argument("--here", default="", metavar="STAGE", help="mark this stage as the current one")

        diff = verbs.add_parser("diff", help="what the second changes against the first, in words")
        diff.add_argument("old", help="a shipped code (BCCT), a stored version (BCCT@1) or a .toml file")
        diff.add_argument("new", help="the same")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what the verb says."""
        if options["verb"] == "lint":
            self._lint(options["files"])
        elif options["verb"] == "graph":
            self._graph(options["code"], options["svg"], options["here"])
        else:
            self._diff(options["old"], options["new"])

    def _diff(self, old: str, new: str) -> None:
        try:
            told = noticeable_changes(_definition(old), _definition(new))
        except ProcedureFault as fault:
            raise CommandError(str(fault)) from fault
        for line in told or [_("Hai quy trình không khác nhau.")]:
            self.stdout.write(line)

    def _lint(self, files: list[Path]) -> None:
        """What is named, or else everything that is shipped and stored."""
        told = [(str(path), proof.file_faults(path)) for path in files]
        told = told or [(code, proof.shipped_faults(code)) for code in store.shipped_codes()]
        stored = [] if files else self._stored_faults()
        for name, faults in told:
            for line in faults or [_("đạt")]:
                self.stdout.write(f"{name}: {line}")
        for fault in stored:
            self.stdout.write(fault)
        if stored or any(faults for _name, faults in told):
            raise SystemExit(1)

    def _stored_faults(self) -> list[str]:
        # `make lint` runs before there is a database.
        if ProcedureVersion._meta.db_table not in connection.introspection.table_names():
            return []
        return list(proof.stored_faults())

    def _graph(self, code: str, file: Path | None, here: str) -> None:
        try:
            definition = store.read_shipped(code)
        except ProcedureFault as fault:
            raise CommandError(str(fault)) from fault
        if here and definition.stage_of(here) is None:
            raise CommandError(
                _("Quy trình %(code)s không có bước “%(here)s”.") % {"code": code, "here": here}
            )
        if file is None:
            self.stdout.write(drawing.text(definition, here))
        else:
            file.write_text(drawing.svg(definition, here), encoding="utf-8")


def _definition(name: str) -> Definition:
    """A shipped procedure, `CODE@number` of a stored version, or a file. Raises ProcedureFault."""
    if name.endswith(".toml"):
        return store.parse_file(Path(name))
    code, _at, number = name.partition("@")
    if not number:
        return store.in_force(code)
    found = ProcedureVersion.objects.filter(code=code, number=number if number.isdigit() else 0).first()
    if found is None:
        raise ProcedureFault(code, [_("Không có quy trình “%(name)s”.") % {"name": name}])
    return store.load(found).definition
