"""The second person: somebody else has seen the pen signature, on the original or on a photograph."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats
from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.packages.handlers import happened
from documents.packages.models.packages import Package
from documents.packages.models.paper_signatures import ORIGINAL, PHOTO, PaperCompared, PaperSignature
from documents.packages.queries.paper_signatures import paper_behind
from documents.signing.queries import found_by, paper_in_words
from workflows import clock, engine
from workflows.errors import Forbidden, NotNow, Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.paper.codes import Code

log = logging.getLogger(__name__)

COMPARED = _kept(
    "%(by)s đã đối chiếu chữ ký trên giấy của %(who)s đối với %(title)s (%(code)s), do %(whom)s nhập, với "
    "%(against)s."
)
BESIDE_WHAT = {ORIGINAL: _kept("bản gốc"), PHOTO: _kept("ảnh chụp")}


def may_compare(person: Person, congress: Congress | int) -> bool:
    """Whether he is of the office or of the secretariat of any body of the congress."""
    here = hats(person).within(congress if isinstance(congress, int) else congress.pk)
    return bool(here.congresses_with(Right.RECORD) or here.bodies_with(Right.RECORD))


def compares_nothing() -> Forbidden:
    """What is told to whoever compares no signatures there."""
    return Forbidden(_("Chỉ Văn phòng và Thư ký các cơ quan đối chiếu chữ ký trên giấy."))


@engine.whole()
def compare_signature(paper: PaperSignature, code: Code, *, against: str, by: Person) -> PaperCompared:
    """Keep that somebody else has seen this signature on the sheet that bears this code.

    Raises Forbidden (not of a secretariat, or he entered it himself), NotNow (compared already), Unmet: the
    code of another paper, with which one it is; no photograph to compare with.
    """
    package = Package.objects.select_for_update(of=("self",)).get(pk=paper.signature.version.package_id)
    refuse_archived(package.congress_id)
    if paper.by_id == by.pk:
        raise Forbidden(
            _(
                "Người đã nhập chữ ký không tự đối chiếu; đề nghị người khác trong Văn phòng "
                "hoặc Thư ký của một cơ quan."
            )
        )
    if paper.signature.signer_id == by.pk:
        raise Forbidden(_("Người ký không tự đối chiếu chữ ký của mình."))
    if not may_compare(by, package.congress_id):
        raise compares_nothing()
    now = paper_behind(paper.signature)
    if now is not None and now.is_compared:
        facts = {"who": now.compared.by, "when": f"{now.compared.at.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"}
        raise NotNow(_("%(who)s đã đối chiếu chữ ký này lúc %(when)s.") % facts)
    _refuse_another_paper(paper, code, package)
    if against not in (ORIGINAL, PHOTO):
        raise Unmet(fields={"against": [_("Chưa chọn đối chiếu với bản gốc hay với ảnh chụp.")]})
    if against == PHOTO and not paper.signature.step.scans.exists():
        words = _("Chưa có ảnh chụp nào của phiếu này; đề nghị đối chiếu với bản gốc: %(kept)s.")
        raise Unmet(fields={"against": [words % {"kept": paper.kept_at}]})
    row = PaperCompared.objects.create(paper=paper, against=against, by=by)
    facts = {
        "by": by,
        "against": BESIDE_WHAT[against],
        "who": paper.signature.signer,
        "title": package.listed_title,
        "code": package.code,
        "whom": spoken_to(paper.by, package.congress.association) or paper.by,
    }
    tell(paper.by, COMPARED % facts, event="compared", by=by, congress=package.congress_id)
    happened("compared", package, step=paper.signature.step, by=by)
    log.info("pen signature %s compared by %s", paper.pk, by.pk)
    return row


def _refuse_another_paper(paper: PaperSignature, code: Code, package: Package) -> None:
    if code.text == paper.code:
        return
    other = found_by(code, Package.objects.filter(congress=package.congress_id))
    words = _("Không có bộ giấy nào mang mã này; đề nghị xem lại mã ở chân trang của phiếu.")
    if other:
        words = _("Mã này của giấy khác: %(other)s.") % {"other": paper_in_words(other)}
    raise Unmet(fields={"ma": [words]})
