"""Procedures from file to stored version: read, flatten, check, lint, digest, pin."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from workflows import clock
from workflows.errors import ProcedureFault
from workflows.models import Edition, ProcedureVersion
from workflows.procedures.compiled import Compiled, compiled
from workflows.procedures.lint import lint
from workflows.procedures.merge import NotMergeable, flatten
from workflows.procedures.schema import Definition
from workflows.procedures.words import fault_in_words
from workflows.registry import registry
from workflows.text import composed

# Digest -> machine. A digest belongs to one text, so rows may be read without the text (`defer`).
MACHINES = 256
_machines: dict[str, Compiled] = {}


def shipped_codes(family: str = "") -> list[str]:
    """Codes of the shipped procedures of a family that can run (abstract ones only serve others), sorted."""
    mine = (path for path in _files().values() if registry.families.get(path.parent, "") == family)
    return sorted(path.stem for path in mine if not _raw(path).get("abstract", False))


def abstract_codes() -> list[str]:
    """Codes of the shipped procedures that others are laid over and that cannot run, sorted."""
    return sorted(path.stem for path in _files().values() if _raw(path).get("abstract", False))


def read_shipped(code: str) -> Definition:
    """The shipped procedure `code`, flattened and linted. Raises ProcedureFault with every fault."""
    return _shipped(code, tuple((str(path), path.stat().st_mtime_ns) for path in _files().values()))


# Shared by all who ask: a definition cannot be changed. A file that was saved again is read again.
@lru_cache(maxsize=64)
def _shipped(code: str, _files_then: tuple[tuple[str, int], ...]) -> Definition:
    return parse_definition(code, _raw(_path(code)))


def codes(scope: str = "") -> list[str]:
    """Codes of all procedures that new items of a scope may start with: shipped and uploaded ones, sorted."""
    uploaded = Edition.objects.filter(scope__in={"", scope}).values_list("version__code", flat=True)
    return sorted({*shipped_codes(), *uploaded})


def in_force(code: str, scope: str = "") -> Definition:
    """The procedure that a new item of this code starts with: the last edition, or the shipped file."""
    edition = last_edition(code, scope)
    return load(edition.version).definition if edition else read_shipped(code)


def parse_text(code: str, text: str, scope: str = "") -> Definition:
    """A definition from the words of a TOML file, read against its parent as it is in force in a scope.

    Raises ProcedureFault with every fault.
    """
    try:
        raw = tomllib.loads(composed(text))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise ProcedureFault(code, [_unreadable(fault)]) from fault
    return parse_definition(code, raw, parent_of=lambda parent: raw_in_force(parent, scope))


def parse_file(path: Path) -> Definition:
    """A definition from a file anywhere, its name without suffix being the code. Raises ProcedureFault."""
    if not path.is_file():
        raise ProcedureFault(path.stem, [_("Không có tệp “%(name)s”.") % {"name": path.name}])
    return parse_definition(path.stem, _raw(path))


def raw_in_force(code: str, scope: str = "") -> dict[str, Any]:
    """What a child is laid over: the last edition, flattened, or the shipped file, abstract ones too."""
    edition = last_edition(code, scope)
    if edition is None:
        return _raw(_path(code))
    return {key: value for key, value in json.loads(edition.version.canonical).items() if key != "code"}


def source_in_force(code: str, scope: str = "") -> bytes:
    """The text of the procedure in force as it was uploaded or shipped; b"" where no text was kept."""
    edition = last_edition(code, scope)
    return bytes(edition.source) if edition else _path(code).read_bytes()


def is_known(code: str) -> bool:
    """Whether any procedure, of whatever scope or age, bears this code, in capitals or not."""
    shipped = {one.casefold() for one in _files()}
    return code.casefold() in shipped or ProcedureVersion.objects.filter(code__iexact=code).exists()


def parse_definition(
    code: str, raw: dict[str, Any], *, parent_of: Callable[[str], dict[str, Any]] | None = None
) -> Definition:
    """A definition from the contents of a file, whose parent is shipped unless `parent_of` finds another.

    Raises ProcedureFault with every fault.
    """
    try:
        flat = flatten(raw, parent_of or (lambda parent: _raw(_path(parent))))
        definition = Definition.model_validate({**flat, "code": code})
    except ValidationError as fault:
        told = dict.fromkeys(fault_in_words(error) for error in fault.errors())
        raise ProcedureFault(code, list(told)) from fault
    except (TypeError, AttributeError) as fault:
        words = _("Tệp không đúng cấu trúc: có mục không phải bảng hoặc danh sách như quy định.")
        raise ProcedureFault(code, [words]) from fault
    except NotMergeable as fault:
        raise ProcedureFault(code, [str(fault)]) from fault
    faults = lint(definition)
    if faults:
        raise ProcedureFault(code, faults)
    return definition


def canonical(definition: Definition) -> str:
    """The JSON text that is stored and digested: flattened, sorted, NFC."""
    plain = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return composed(json.dumps(plain, ensure_ascii=False, sort_keys=True))


def last_edition(code: str, scope: str = "") -> Edition | None:
    """The last edition of the scope's own, else the last one for all; None where the shipped file counts."""
    rows = Edition.objects.filter(version__code=code, scope__in={"", scope}).select_related("version")
    return rows.defer("source").order_by("-scope", "-pk").first()


@transaction.atomic
def pin(code: str, scope: str = "") -> ProcedureVersion:
    """The version a new item starts with: the last edition, or the shipped file as it now reads."""
    edition = last_edition(code, scope)
    return edition.version if edition else keep_definition(read_shipped(code))


@transaction.atomic
def keep_definition(definition: Definition) -> ProcedureVersion:
    """Store a definition unless this very text is stored already; returns the version."""
    text = canonical(definition)
    digest = definition_digest(text)
    found: ProcedureVersion | None = ProcedureVersion.objects.filter(digest=digest).first()
    while found is None:
        last = ProcedureVersion.objects.filter(code=definition.code).order_by("-number").first()
        number = last.number + 1 if last else 1
        row = ProcedureVersion(
            code=definition.code, number=number, digest=digest, canonical=text, created=clock.now()
        )
        # Another process may store the same text, or another text under this number, just before us.
        ProcedureVersion.objects.bulk_create([row], ignore_conflicts=True)
        found = ProcedureVersion.objects.filter(digest=digest).first()
    return found


def definition_digest(text: str) -> str:
    """SHA-256 of the canonical text, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_whole(version: ProcedureVersion) -> bool:
    """Whether the stored text is still the one that was digested."""
    return definition_digest(version.canonical) == version.digest


def load(version: ProcedureVersion) -> Compiled:
    """The machine of a stored version, compiled once per process; only then is its text asked for."""
    machine = _machines.get(version.digest)
    if machine is None:
        if len(_machines) >= MACHINES:
            _machines.clear()
        machine = _machines[version.digest] = compiled(version.digest, version.canonical)
    return machine


def _files() -> dict[str, Path]:
    return {path.stem: path for folder in registry.folders for path in sorted(folder.glob("*.toml"))}


def _path(code: str) -> Path:
    found = _files().get(code)
    if found is None:
        raise ProcedureFault(code, [_("Không có tệp quy trình “%(code)s.toml”.") % {"code": code}])
    return found


def _raw(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(composed(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as fault:
        raise ProcedureFault(path.stem, [_unreadable(fault)]) from fault


def _unreadable(fault: Exception) -> str:
    if isinstance(fault, UnicodeDecodeError):
        return _("Không đọc được tệp: tệp không phải văn bản mã UTF-8.")
    if isinstance(fault, OSError):
        return _("Không đọc được tệp: đề nghị kiểm tra quyền đọc tệp.")
    if isinstance(fault, RecursionError):
        return _("Không đọc được tệp: các bảng lồng nhau quá sâu.")
    return _("Không đọc được tệp: không đúng cú pháp TOML (%(fault)s).") % {"fault": fault}
