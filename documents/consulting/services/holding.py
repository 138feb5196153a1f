"""A round held for one act: who may ask, whether it is still open, what is wrong by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.replies import Reply
from documents.consulting.models.rounds import Round, RoundEnd
from documents.consulting.queries.heard import came_after_end
from documents.consulting.queries.rounds import may_ask, may_enter_replies
from documents.consulting.queries.unit_page import answered_for_by
from documents.packages.queries.incoming import papers_seen_by, tray_papers
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from documents.packages.models.incoming import IncomingPaper


def asks_nobody() -> Forbidden:
    """What is told to whoever asks no units here."""
    return Forbidden(_("Chỉ Văn phòng và Ban Tổ chức Đại hội lấy ý kiến các đơn vị."))


def refuse_asking(congress: Congress, by: Person) -> None:
    """Raise Forbidden for who does not ask units here."""
    if not may_ask(congress, by):
        raise asks_nobody()


def held_by(found: Round, by: Person) -> Round:
    """The round, still open, nobody else writing to it meanwhile. Raises Forbidden, NotNow."""
    refuse_asking(found.congress, by)
    return held_open(found)


def held_open(found: Round) -> Round:
    """The same for a verb that judges the right itself."""
    held: Round = Round.objects.select_for_update().get(pk=found.pk)
    if RoundEnd.objects.filter(round=held).exists():
        raise NotNow(_("Đợt lấy ý kiến này đã kết thúc, không ghi thêm được."))
    return held


def held_for_entry(found: Round, corrects: Reply | None) -> Round:
    """The same for what the office enters: what arrives after the end too, and what corrects such a one.

    What was entered before the end stands as it was then. Raises NotNow.
    """
    held: Round = Round.objects.select_for_update().get(pk=found.pk)
    return held if corrects is None or came_after_end(corrects) else held_open(found)


def refuse_fields(faults: Mapping[str, list[str]]) -> None:
    """Raise Unmet where a field has a fault."""
    told = {name: reasons for name, reasons in faults.items() if reasons}
    if told:
        raise Unmet(fields=told)


def refuse_entering(found: Round, by: Person) -> None:
    """Raise Forbidden for who does not enter what comes back."""
    if not may_enter_replies(found.congress, by):
        raise Forbidden(_("Chỉ Văn phòng nhập ý kiến gửi về."))


def corrected_meanwhile() -> Stale:
    """Somebody corrected the reply after the page was opened."""
    return Stale(_("Ý kiến này đã được sửa sau khi trang được mở; đề nghị xem lại."))


def refuse_paper(found: Round, paper: IncomingPaper, *, by: Person) -> None:
    """Raise what keeps a paper of the tray from being the ground of a reply: Hidden, NotNow.

    A paper is entered into a round once; one that was entered for the wrong unit is corrected there.
    """
    there = tray_papers(papers_seen_by(by, found.congress).filter(pk=paper.pk))
    if not there:
        raise Hidden
    if there[0].is_cancelled:
        raise NotNow(_("Giấy này đã hủy trong mục Giấy tờ đến."))
    before = Reply.objects.filter(paper=paper, round=found).first()
    if before is not None:
        words = _("Giấy này đã được nhập: ý kiến của %(unit)s. Có sai thì sửa ý kiến ấy.")
        raise NotNow(words % {"unit": before})


def refuse_stranger(unit: Unit | None, by: Person) -> None:
    """Raise Forbidden for who does not answer for the unit."""
    if unit is None or not answered_for_by(by).filter(pk=unit.pk).exists():
        raise Forbidden(_("Chỉ người đứng đầu đơn vị trả lời lấy ý kiến bằng tài khoản của mình."))
