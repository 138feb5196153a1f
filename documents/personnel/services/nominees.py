"""Keeping nominees: entering one, taking in his papers, counting the ballots on his name."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries import hats
from congress.roles import Right
from congress.tally import Rule
from documents.packages.answers.drafts import stored_blob
from documents.packages.models.packages import Package
from documents.personnel import dossiers
from documents.personnel.models import Nominee, NomineeCount, NomineePaper
from documents.personnel.queries import has_nominees, may_keep, voters_on
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.drafts import Version

# Numbers only: a log is read by those who keep the machine.
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written of a nominee."""

    full_name: str
    born: date
    duty: str
    proposed: str
    heads: bool = False
    managed: bool = False
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class NamedBallots:
    """The ballots on one name, as the minutes have them."""

    met_on: date
    issued: int
    returned: int
    valid: int
    agreed: int
    minutes_ref: str
    reason: str = ""


@engine.whole()
def enter_nominee(package: Package, facts: Facts, *, by: Person) -> Nominee:
    """Write one more nominee under the next number. Raises Hidden, Forbidden, Unmet with every reason."""
    package = _locked(package)
    _refuse_stranger(package, by)
    faults = [*_faults(facts), *_taken(package, facts)]
    if facts.person == by:
        faults.append(_("Người được giới thiệu không tự lập hồ sơ của mình."))
    if faults:
        raise Unmet(*faults)
    last = package.nominees.aggregate(last=Max("number"))["last"] or 0
    made = Nominee(package=package, number=last + 1, changed_by=by, **_columns(facts))
    made.save()
    log.info("nominee %s of package %s entered by %s", made.number, package.pk, by.pk)
    return made


@engine.whole()
def correct_nominee(nominee: Nominee, facts: Facts, *, by: Person) -> Nominee:
    """Write the facts anew, with who did it. Raises Hidden, Forbidden, Unmet with every reason."""
    package = _locked(nominee.package)
    _refuse_own(nominee, by)
    faults = [*_faults(facts), *_taken(package, facts, but=nominee)]
    if faults:
        raise Unmet(*faults)
    for name, value in _columns(facts).items():
        setattr(nominee, name, value)
    nominee.changed_by, nominee.changed = by, clock.now()
    nominee.save()
    log.info("nominee %s of package %s corrected by %s", nominee.number, package.pk, by.pk)
    return nominee


@engine.whole()
def take_paper(
    nominee: Nominee,
    code: str,
    *,
    by: Person,
    part: NewPart | None = None,
    kept_at: str = "",
    issued: date | None = None,
    valid_until: date | None = None,
) -> NomineePaper:
    """Add a paper: a file that `services.receive` took in, or where its original is kept; none is replaced.

    The nominee himself brings only what the table says he writes. Raises Hidden, Forbidden, Unmet.
    """
    package = _locked(nominee.package)
    paper = _paper(package, code)
    if not (paper.own and nominee.person_id == by.pk):
        _refuse_own(nominee, by)
    words = clean(kept_at)[:200]
    faults = _paper_faults(paper, part, words, issued, valid_until)
    if faults:
        raise Unmet(*faults)
    made = NomineePaper.objects.create(
        nominee=nominee,
        code=code,
        blob=stored_blob(part) if part else None,
        kept_at=words,
        issued=issued,
        valid_until=valid_until,
        by=by,
    )
    log.info("paper %s of nominee %s of package %s by %s", code, nominee.number, package.pk, by.pk)
    return made


@engine.whole()
def count_ballots(nominee: Nominee, ballots: NamedBallots, *, by: Person) -> NomineeCount:
    """Record what the deciding body's ballots said of one name; the nominee is not counted among the voters.

    A second count of the same name needs a reason and takes the place of the first, which stays written.
    Raises Hidden, Forbidden, NotNow before the body takes part, Unmet with every reason.
    """
    package = _locked(nominee.package)
    body, draft = _counting(package, nominee, by)
    members, recused = voters_on(nominee, body, ballots.met_on)
    faults = _ballot_faults(ballots, members)
    before = NomineeCount.objects.filter(nominee=nominee, body=body).exists()
    if before and not clean(ballots.reason):
        faults.append(_("Đã ghi kết quả của hồ sơ này; ghi lại thì phải nêu lý do."))
    if faults:
        raise Unmet(*faults)
    return NomineeCount.objects.create(
        nominee=nominee,
        version=draft,
        body=body,
        met_on=ballots.met_on,
        members=members,
        recused=recused,
        rule=Rule.of(body).snapshot(),
        issued=ballots.issued,
        returned=ballots.returned,
        valid=ballots.valid,
        agreed=ballots.agreed,
        minutes_ref=clean(ballots.minutes_ref)[:200],
        reason=clean(ballots.reason)[:400],
        by=by,
    )


def _locked(package: Package) -> Package:
    """The package, held still: two at once would give one number twice."""
    found: Package = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    return found


def _refuse_stranger(package: Package, by: Person) -> None:
    if not package.is_visible(by) or not has_nominees(package):
        raise Hidden
    if not may_keep(package, by):
        raise Forbidden(_("Chỉ người soạn thảo của %(lead)s lập hồ sơ nhân sự.") % {"lead": package.lead})


def _refuse_own(nominee: Nominee, by: Person) -> None:
    _refuse_stranger(nominee.package, by)
    if nominee.person_id == by.pk:
        raise Forbidden(_("Không ai lập, sửa hồ sơ của chính mình; chỉ tự viết sơ yếu lý lịch."))


def _columns(facts: Facts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in Facts.__slots__}


def _faults(facts: Facts) -> list[str]:
    rows = (
        (facts.full_name, _("Chưa ghi họ và tên.")),
        (facts.duty, _("Chưa ghi chức vụ, đơn vị hiện nay.")),
        (facts.proposed, _("Chưa ghi giới thiệu giữ chức vụ gì.")),
    )
    found = [words for value, words in rows if not clean(value)]
    if facts.born >= clock.today():
        found.append(_("Ngày sinh phải trước hôm nay."))
    return found


def _taken(package: Package, facts: Facts, but: Nominee | None = None) -> list[str]:
    if facts.person is None:
        return []
    others = package.nominees.filter(person=facts.person).exclude(pk=but.pk if but else 0)
    return [_("Người có tài khoản này đã có hồ sơ trong danh sách.")] if others.exists() else []


def _paper(package: Package, code: str) -> dossiers.Paper:
    asked = dossiers.table().get(package.kind_code)
    paper = asked.paper(code) if asked else None
    if paper is None:
        raise Hidden
    return paper


def _paper_faults(
    paper: dossiers.Paper, part: NewPart | None, kept_at: str, issued: date | None, until: date | None
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


def _counting(package: Package, nominee: Nominee, by: Person) -> tuple[Body, Version]:
    """The deciding body and the draft before it, if he records for it with nothing at stake."""
    if not package.is_visible(by) or not has_nominees(package):
        raise Hidden
    role = package.kind.decider
    capacity = package.may(by, Right.RECORD, holder=role)
    if capacity is None or capacity.body_id is None:
        words = _("Chỉ người ghi kết quả của %(who)s ghi kiểm phiếu.")
        raise Forbidden(words % {"who": package.who_may(Right.RECORD, role)})
    if nominee.person_id == by.pk:
        raise Forbidden(_("Không ai ghi kết quả bỏ phiếu về chính mình."))
    signers = [one.body_id for one in package.bodies("signer") if one.body_id]
    if hats.capacity(by, Right.SIGN, signers):
        raise Forbidden(_("Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký."))
    joined = package.bound.filter(role=role, body=capacity.body_id).exclude(joined=None).exists()
    if not joined or package.current is None:
        raise NotNow(_("Hồ sơ chưa trình đến cơ quan bỏ phiếu."))
    return Body.objects.get(pk=capacity.body_id), package.current


def _ballot_faults(ballots: NamedBallots, members: int) -> list[str]:
    facts = {name: getattr(ballots, name) for name in ("issued", "returned", "valid", "agreed")}
    facts["members"] = members
    rules = (
        (ballots.met_on > clock.today(), _("Ngày họp không được sau hôm nay.")),
        (
            ballots.issued > members,
            _("Phát ra %(issued)d phiếu, nhiều hơn %(members)d người có quyền bỏ phiếu về người này."),
        ),
        (
            ballots.returned > ballots.issued,
            _("Thu về %(returned)d phiếu, nhiều hơn %(issued)d phiếu phát ra."),
        ),
        (
            ballots.valid > ballots.returned,
            _("Có %(valid)d phiếu hợp lệ, nhiều hơn %(returned)d phiếu thu về."),
        ),
        (
            ballots.agreed > ballots.valid,
            _("Có %(agreed)d phiếu đồng ý, nhiều hơn %(valid)d phiếu hợp lệ."),
        ),
        (not clean(ballots.minutes_ref), _("Chưa ghi số biên bản kiểm phiếu.")),
    )
    return [words % facts for wrong, words in rules if wrong]
