"""Which papers a congress asks of its nominees besides those of the table: data of its administrator."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from documents.personnel.dossiers import ADDED, DossierPaper, dossier_table, papers_added
from documents.personnel.models import NomineePaper
from workflows import engine
from workflows.errors import NotNow, Unmet
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from congress.people.models.people import Person

ASKED = _kept("Thêm giấy tờ của từng người, loại hồ sơ %(kind)s: %(title)s")
ENDED = _kept("Thôi yêu cầu giấy tờ, loại hồ sơ %(kind)s: %(title)s")


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """What is said of a paper: of whom it is required, for how many months it counts, who writes it."""

    title: str
    required: bool = False
    needs: str = ""
    months: int = 0
    own: bool = False


@engine.whole()
def ask_paper(congress: Congress, kind_code: str, said: AskedPaper, *, by: Person) -> DossierPaper:
    """Ask every nominee of packages of that kind for one more paper, from now on; said twice it is one.

    A package that has ended is not asked. The caller has asked whether `by` may. Raises Unmet by field.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    shipped = dossier_table().get(kind_code)
    known = [*(shipped.papers if shipped else ()), *papers_added(held, kind_code)]
    title = clean(said.title)
    told = {"title": title, "required": said.required, "needs": said.needs}
    told |= {"months": said.months, "own": said.own}
    for paper in known:
        if searchable(paper.title) == searchable(title):
            if paper.added and paper.model_dump(by_alias=True, include=set(told) | {"written"}) == told:
                return paper
            raise Unmet(fields={"title": [_("Loại hồ sơ này đã có giấy tờ này.")]})
    if not title:
        raise Unmet(fields={"title": [_("Chưa ghi tên giấy tờ.")]})
    row = told | {"code": _code_of(title, {paper.code for paper in known})}
    _keep(held, [*_rows_added(held), row | {"kind": kind_code}])
    log(by, held, ASKED % {"kind": kind_code, "title": title})
    return DossierPaper.model_validate(row | {"added": True})


@engine.whole()
def end_asking(congress: Congress, kind_code: str, code: str, *, by: Person) -> None:
    """Ask for a paper no more that was added by mistake.

    The caller has asked whether `by` may. Raises Unmet where none such was added, NotNow where a nominee
    has brought it: what was brought stays in the dossier under its name.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    paper = next((one for one in papers_added(held, kind_code) if one.code == code), None)
    if paper is None:
        raise Unmet(_("Không có giấy tờ này; có thể người khác vừa bỏ. Đề nghị xem lại."))
    brought = NomineePaper.objects.filter(
        nominee__package__congress=held, nominee__package__kind_code=kind_code, code=code
    )
    if brought.exists():
        words = _("Đã có người nộp “%(title)s”, nên không bỏ được.")
        raise NotNow(words % {"title": paper.title})
    _keep(held, [row for row in _rows_added(held) if (row.get("kind"), row.get("code")) != (kind_code, code)])
    log(by, held, ENDED % {"kind": kind_code, "title": paper.title})


def _rows_added(held: Congress) -> list[dict[str, Any]]:
    return list(held.own.get(ADDED) or [])


def _keep(held: Congress, rows: list[dict[str, Any]]) -> None:
    held.own = held.own | {ADDED: rows}
    held.save()


def _code_of(title: str, taken: set[str]) -> str:
    """A code after the title that no other paper bears."""
    base = re.sub(r"[^a-z0-9]+", "-", searchable(title)).strip("-")[:30].strip("-")
    base = base if re.match(r"[a-z]", base) else f"giay-{base}".rstrip("-")
    tries = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
    return next(code for code in tries if code not in taken)
