"""What stands before somebody changes a procedure: who runs by it, what a new one may be called, its text."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.models.packages import Package
from workflows.models import Edition
from workflows.procedures import store
from workflows.procedures.written import toml_of
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from workflows.models import ProcedureVersion

CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")


def running(code: str, version: ProcedureVersion, congress: Congress | None = None) -> list[Package]:
    """Unfinished packages of a kind that follow another version than this one, by code."""
    return [package for package in standing(code, congress) if package.procedure_id != version.pk]


def standing(code: str, congress: Congress | None = None) -> list[Package]:
    """Unfinished packages of a kind, by code: of one congress, or of all without an edition of their own."""
    found = Package.objects.filter(kind_code=code).select_related("procedure", "current", "congress")
    if congress is not None:
        found = found.filter(congress=congress)
    else:
        own = set(Edition.objects.filter(version__code=code).values_list("scope", flat=True))
        apart = [one.pk for one in Congress.objects.all() if scope_of(one) in own]
        found = found.exclude(congress__in=apart)
    rows = [(package, package.definition.stage_of(package.state)) for package in found.order_by("code")]
    return [package for package, stage in rows if stage is not None and not stage.terminal]


def ways(scope: str = "") -> dict[str, str]:
    """code -> title of every procedure that a new one may be shaped from, the common one first."""
    common = {code: str(store.raw_in_force(code)["title"]) for code in store.abstract_codes()}
    return common | {code: store.in_force(code, scope).title for code in store.codes(scope)}


def code_fault(code: str) -> str:
    """Why a new kind cannot bear this code; "" where it can."""
    if not CODE.fullmatch(code):
        return _("Mã gồm 2 đến 12 chữ in hoa không dấu và chữ số, bắt đầu bằng chữ, ví dụ KHTC.")
    if store.is_known(code):
        return _("Mã %(code)s đã có loại hồ sơ dùng. Đề nghị chọn mã khác.") % {"code": code}
    return ""


def title_fault(title: str, code: str, scope: str = "") -> str:
    """Why the kind of this code cannot be called so; "" where it can. In lists two of one name look alike."""
    wanted = searchable(title).split()
    for other in store.codes(scope):
        if other != code and searchable(kind_of(store.in_force(other, scope)).written).split() == wanted:
            words = _("Đã có loại hồ sơ tên “%(title)s” (mã %(code)s). Đề nghị đặt tên khác.")
            return words % {"title": clean(title), "code": other}
    return ""


def proposed_code(title: str) -> str:
    """A code that nobody bears yet: the first letters of the words of a title."""
    words = re.findall(r"[a-z0-9]+", searchable(title))
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:4]
    base = re.sub(r"^[^A-Z]+", "", letters.upper())[:10] or "HS"
    base = base if len(base) > 1 else f"HS{base}"
    tries = itertools.chain([base], (f"{base}{number}" for number in itertools.count(2)))
    return next(code for code in tries if not store.is_known(code))


def text_of_procedure(code: str, scope: str = "") -> bytes:
    """The text to go on editing: as it was uploaded, or written out anew where only its sense was kept."""
    kept = store.source_in_force(code, scope)
    if kept:
        return kept
    plain = json.loads(store.canonical(store.in_force(code, scope)))
    return toml_of({key: value for key, value in plain.items() if key != "code"}).encode()
