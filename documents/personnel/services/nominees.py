"""Keeping nominees: entering one, putting his facts right, taking in his papers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from documents.packages.answers.drafts import stored_blob
from documents.packages.models.packages import Package
from documents.packages.queries.judgements import owed_codes
from documents.personnel import dossiers
from documents.personnel.models import Nominee, NomineePaper
from documents.personnel.queries import (
    has_nominees,
    lack_code,
    may_keep,
    paper_standings_of,
)
from workflows import clock, engine
from workflows.engine.contents import contents_changed, facts_changed
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.once import holds, once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart

# Numbers only: a log is read by those who keep the machine.
log = logging.getLogger(__name__)
LONGEST = 400
# What the history calls the step of one who is struck off after drafting (packages/words/history.py).
STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """What is written of a nominee."""

    full_name: str
    born: date
    duty: str
    proposed: str
    heads: bool = False
    managed: bool = False
    person: Person | None = None


def enter_nominee(
    package: Package, facts: NomineeFacts, *, by: Person, request_id: str | None = None
) -> Nominee:
    """Write one more nominee under the next number; the same `request_id` gives the one it made before.

    Raises Hidden, Forbidden, Unmet with every reason, Stale when the id made another.
    """
    mine = Nominee.objects.filter(package=package, changed_by=by)
    return once(
        mine,
        request_id,
        lambda: _entered(package, facts, by, request_id),
        same=lambda before: holds(before, **_columns(facts)),
    )


@engine.whole()
def _entered(package: Package, facts: NomineeFacts, by: Person, request_id: str | None) -> Nominee:
    package = held_still(package)
    _refuse_stranger(package, by)
    refuse_signed(package)
    faults = [*_faults(facts), *_taken(package, facts)]
    if facts.person == by:
        faults.append(_("Người được giới thiệu không tự lập hồ sơ của mình."))
    if faults:
        raise Unmet(*faults)
    last = package.nominees.aggregate(last=Max("number"))["last"] or 0
    made = Nominee(
        package=package, number=last + 1, changed_by=by, request_id=request_id or None, **_columns(facts)
    )
    made.save()
    contents_changed(package, "nominees", by=by)
    log.info("nominee %s of package %s entered by %s", made.number, package.pk, by.pk)
    return made


@engine.whole()
def correct_nominee(nominee: Nominee, facts: NomineeFacts, *, by: Person) -> Nominee:
    """Write the facts anew, with who did it. Raises Hidden, Forbidden, Unmet with every reason."""
    package = held_still(nominee.package)
    _refuse_own(nominee, by)
    refuse_signed(package)
    refuse_struck(nominee)
    faults = [*_faults(facts), *_taken(package, facts, but=nominee)]
    if faults:
        raise Unmet(*faults)
    for name, value in _columns(facts).items():
        setattr(nominee, name, value)
    nominee.changed_by, nominee.changed = by, clock.now()
    nominee.save()
    contents_changed(package, "nominees", by=by)
    log.info("nominee %s of package %s corrected by %s", nominee.number, package.pk, by.pk)
    return nominee


@engine.whole()
def strike_off(nominee: Nominee, *, by: Person, ground: str) -> Nominee:
    """Take a nominee off the list: row, number and what was counted of him stay, and count nowhere.

    Before ballots on his name it puts a slip right; after them, and after the signature, he withdraws or is
    dead, and the other names stand: then it is a step with its ground. Said twice it is said once. Raises
    Hidden, Forbidden, Unmet without a ground.
    """
    package = held_still(nominee.package)
    _refuse_own(nominee, by)
    nominee.refresh_from_db(fields=["struck", "struck_by", "struck_ground"])
    if nominee.struck is not None:
        return nominee
    words = clean(ground)
    if not is_reason(words, longest=LONGEST):
        raise Unmet(_("Phải nêu rõ lý do, căn cứ, tối đa %(limit)d ký tự.") % {"limit": LONGEST})
    nominee.struck, nominee.struck_by, nominee.struck_ground = clock.now(), by, words
    nominee.save(update_fields=["struck", "struck_by", "struck_ground"])
    if package.has_left_drafting:
        note = _kept("Hồ sơ số %(number)d: %(ground)s") % {"number": nominee.number, "ground": words}
        facts_changed(package, STRIKE, {}, by=by, note=note)
    log.info("nominee %s of package %s struck by %s", nominee.number, package.pk, by.pk)
    return nominee


def take_paper(
    nominee: Nominee, code: str, *, by: Person, request_id: str | None = None, **written: Any
) -> NomineePaper:
    """Add a paper: a file that `services.receive` took in, or where its original is kept; none is replaced.

    `written` is what `_taken_in` is told. The nominee himself brings only what the table says he writes;
    the same `request_id` gives the row it made before. Raises Hidden, Forbidden, Unmet, and Stale when the
    id took in another paper.
    """
    mine = NomineePaper.objects.filter(nominee=nominee, code=code, by=by)
    taken: NomineePaper = once(
        mine,
        request_id,
        lambda: _taken_in(nominee, code, by, request_id or None, **written),
        same=lambda before: _is_that(before, **written),
    )
    return taken


def _is_that(
    paper: NomineePaper,
    *,
    part: NewPart | None = None,
    kept_at: str = "",
    issued: date | None = None,
    valid_until: date | None = None,
) -> bool:
    """Whether a paper that was taken in is the one brought now; a file is known by its bytes."""
    bytes_of = paper.blob.sha256 if paper.blob else None
    told = {"kept_at": clean(kept_at)[:200], "issued": issued, "valid_until": valid_until}
    return holds(paper, **told) and bytes_of == (part.sha256 if part else None)


@engine.whole()
def _taken_in(
    nominee: Nominee,
    code: str,
    by: Person,
    request_id: str | None,
    *,
    part: NewPart | None = None,
    kept_at: str = "",
    issued: date | None = None,
    valid_until: date | None = None,
) -> NomineePaper:
    package = held_still(nominee.package)
    asked = dossiers.papers_asked_by(package)
    paper = asked.paper(code) if asked else None
    if paper is None:
        raise Hidden
    if not (paper.own and nominee.person_id == by.pk):
        _refuse_own(nominee, by)
    refuse_signed(package)
    refuse_struck(nominee)
    words = clean(kept_at)[:200]
    faults = _paper_faults(paper, part, words, issued, valid_until)
    if faults:
        raise Unmet(*faults)
    owed = lack_code(nominee, paper) in owed_codes(package)
    standing = next(one for one in paper_standings_of(nominee) if one.paper == paper)
    made = NomineePaper.objects.create(
        nominee=nominee,
        code=code,
        blob=stored_blob(part) if part else None,
        kept_at=words,
        issued=issued,
        valid_until=valid_until,
        covered=not (owed and standing.lacking),
        by=by,
        request_id=request_id,
    )
    contents_changed(package, "dossiers", by=by)
    log.info("paper %s of nominee %s of package %s by %s", code, nominee.number, package.pk, by.pk)
    return made


def held_still(package: Package) -> Package:
    """The package, held still: two at once would give one number twice."""
    found: Package = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    return found


def refuse_signed(package: Package) -> None:
    """Raise NotNow once the package is signed or given up: what was certified is what stands there."""
    stage = package.definition.stage_of(package.state)
    if stage is not None and stage.terminal:
        words = _("Hồ sơ ở bước “%(stage)s”: muốn đổi danh sách hoặc giấy tờ phải mở lại hồ sơ trước.")
        raise NotNow(words % {"stage": package.stage_label})


def _refuse_stranger(package: Package, by: Person) -> None:
    if not package.is_visible(by) or not has_nominees(package):
        raise Hidden
    refuse_keeping(package, by)


def refuse_keeping(package: Package, by: Person) -> None:
    """Raise Forbidden for who keeps no dossiers of it."""
    if not may_keep(package, by):
        raise Forbidden(_("Chỉ người soạn thảo của %(lead)s lập hồ sơ nhân sự.") % {"lead": package.lead})


def refuse_struck(nominee: Nominee) -> None:
    """Raise NotNow for one who is off the list, whatever the caller still has in hand."""
    if Nominee.objects.filter(pk=nominee.pk).exclude(struck=None).exists():
        words = _("Hồ sơ số %(number)d đã đưa ra khỏi danh sách; không ghi gì thêm.")
        raise NotNow(words % {"number": nominee.number})


def _refuse_own(nominee: Nominee, by: Person) -> None:
    _refuse_stranger(nominee.package, by)
    refuse_own_dossier(nominee, by)


def refuse_own_dossier(nominee: Nominee, by: Person) -> None:
    """Raise Forbidden for the one it is about."""
    if nominee.person_id == by.pk:
        raise Forbidden(_("Không ai lập, sửa hồ sơ của chính mình; chỉ tự viết sơ yếu lý lịch."))


def _columns(facts: NomineeFacts) -> dict[str, object]:
    told = {name: getattr(facts, name) for name in NomineeFacts.__slots__}
    return told | {name: clean(told[name]) for name in ("full_name", "duty", "proposed")}


def _faults(facts: NomineeFacts) -> list[str]:
    rows = (
        (facts.full_name, _("Chưa ghi họ và tên.")),
        (facts.duty, _("Chưa ghi chức vụ, đơn vị hiện nay.")),
        (facts.proposed, _("Chưa ghi giới thiệu giữ chức vụ gì.")),
    )
    found = [words for value, words in rows if not clean(value)]
    if facts.born >= clock.today():
        found.append(_("Ngày sinh phải trước hôm nay."))
    return found


def _taken(package: Package, facts: NomineeFacts, but: Nominee | None = None) -> list[str]:
    if facts.person is None:
        return []
    others = package.nominees.standing().filter(person=facts.person).exclude(pk=but.pk if but else 0)
    return [_("Người có tài khoản này đã có hồ sơ trong danh sách.")] if others.exists() else []


def _paper_faults(
    paper: dossiers.DossierPaper, part: NewPart | None, kept_at: str, issued: date | None, until: date | None
) -> list[str]:
    rules = (
        (part is None and not kept_at, _("Chọn tệp, hoặc ghi bản gốc đang giữ tại đâu.")),
        (issued is not None and issued > clock.today(), _("Ngày cấp không được sau hôm nay.")),
        (bool(issued and until and until < issued), _("Ngày hết giá trị không được trước ngày cấp.")),
        (
            bool(paper.months) and issued is None and until is None,
            _("Giấy này chỉ có giá trị %(months)d tháng; phải ghi ngày cấp.") % {"months": paper.months},
        ),
    )
    return [words for wrong, words in rules if wrong]
