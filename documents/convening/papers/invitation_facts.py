"""Giấy mời: what it says of a meeting, from what was recorded when the body was called together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.seats import holders_of, office_over_signature
from congress.people.words.addressed import with_rank
from documents.convening.queries import agenda_of
from documents.paper.issued import IssuedPaper
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.convening.models import ConvenedMeeting
    from documents.convening.queries import AgendaLine


def invitation_to(meeting: ConvenedMeeting) -> IssuedPaper:
    """The invitation as it was issued; without a number as it stands, its day left to be written by hand."""
    congress = meeting.body.congress
    issued = getattr(meeting, "invitation", None)
    line = issued.line if issued else None
    heads = [seat for seat in holders_of(meeting.body, meeting.meets_on) if seat.role == "head"]
    head = heads[0] if len(heads) == 1 else None
    guests = list(filter(None, map(str.strip, meeting.guests.splitlines())))
    return IssuedPaper(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        symbol=line.mark if line else f"GM-{congress.symbol}",
        number=line.number if line else None,
        day=(line.day if line else None) or clock.today(),
        internal=False,
        kind=_("GIẤY MỜI"),
        about=_("Họp %(body)s") % {"body": meeting.body.name},
        opening=tuple(_opening(meeting, guests)),
        ordered=_("NỘI DUNG"),
        points=tuple(_point(one) for one in agenda_of(meeting, at=issued.at if issued else None)),
        form=_("TM. %(body)s") % {"body": meeting.body.name.upper()},
        title=office_over_signature(head, meeting.meets_on).upper() if head else "",
        name=with_rank(head.person, congress.association) if head else "",
        recipients=(meeting.body.name, *guests, _("Lưu: VT")),
    )


def _opening(meeting: ConvenedMeeting, guests: list[str]) -> Iterator[str]:
    yield _("Trân trọng kính mời: Các thành viên %(body)s") % {"body": meeting.body.name}
    if guests:
        yield _("Khách mời: %(guests)s.") % {"guests": "; ".join(guests)}
    yield _("Chủ trì: %(chair)s.") % {"chair": meeting.chair_name}
    yield _("Thời gian: %(when)s.") % {"when": meeting.when}
    yield _("Địa điểm: %(place)s (%(manner)s).") % {
        "place": meeting.place,
        "manner": str(meeting.get_manner_display()).lower(),
    }
    if meeting.to_prepare:
        yield _("Đề nghị chuẩn bị: %(words)s") % {"words": " ".join(meeting.to_prepare.split())}


def _point(line: AgendaLine) -> tuple[str, str]:
    label, package = f"{line.item.place}.", line.item.package
    if package is None:
        return label, f"{line.item.words.rstrip('.')}."
    # The paper leaves the house: a confidential package is called by its kind, and comes with no draft.
    if line.sent is None or package.confidential:
        return label, _("%(title)s.") % {"title": package.listed_title}
    facts = {"title": package.title, "number": line.sent.number, "code": line.sent.check_code}
    return label, _("%(title)s (tài liệu: dự thảo lần %(number)d, mã kiểm tra %(code)s).") % facts
