"""What lies before a meeting, as one reader may take it along: the drafts that were sent, whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.convening.queries import agenda_of
from documents.packages.papers import printable_parts

if TYPE_CHECKING:
    from collections.abc import Collection

    from documents.convening.models import ConvenedMeeting
    from documents.convening.queries import AgendaLine
    from documents.paper.parts import PartPaper


@dataclass(frozen=True, slots=True)
class PackedDraft:
    """One draft of the pack: what it is called in the list, and its parts."""

    title: str
    name: str
    parts: tuple[PartPaper, ...]


@dataclass(frozen=True, slots=True)
class MeetingPack:
    """The list of a meeting, line by line, and the drafts that are bound behind it."""

    org_lines: tuple[str, ...]
    heading: str
    when: str
    lines: tuple[tuple[str, str, str], ...]
    papers: tuple[PackedDraft, ...]


def pack_for(meeting: ConvenedMeeting, opened: Collection[int]) -> MeetingPack:
    """The pack for a reader who may open these packages (ids). Reads files: never where something is written.

    A confidential draft is handed out at the meeting and is in no pack.
    """
    agenda = agenda_of(meeting)
    packed = [line for line in agenda if _is_packed(line, opened)]
    return MeetingPack(
        org_lines=tuple(meeting.body.congress.org_lines),
        heading=_("Cuộc họp %(body)s") % {"body": meeting.body.name},
        when=f"{meeting.when[:1].upper()}{meeting.when[1:]}, {meeting.place}",
        lines=tuple(
            (
                f"{line.item.place}",
                line.item.package.listed_title if line.item.package else line.item.words,
                _remark(line, opened),
            )
            for line in agenda
        ),
        papers=tuple(map(_draft, packed)),
    )


def _is_packed(line: AgendaLine, opened: Collection[int]) -> bool:
    package = line.item.package
    return bool(package and line.sent and not package.confidential and package.pk in opened)


def _remark(line: AgendaLine, opened: Collection[int]) -> str:
    if line.item.package is None:
        return ""
    if line.item.package.confidential:
        return _("lưu hành nội bộ, phát và thu lại tại cuộc họp")
    if line.sent is None:
        return _("chưa có dự thảo")
    if not _is_packed(line, opened):
        return _("không kèm trong bản này")
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % {
        "number": line.sent.number,
        "code": line.sent.check_code,
    }


def _draft(line: AgendaLine) -> PackedDraft:
    package, version = line.item.package, line.sent
    if package is None or version is None:
        raise LookupError(line)
    name = _("%(package)s, dự thảo lần %(number)d") % {"package": package.code, "number": version.number}
    return PackedDraft(f"{line.item.place}. {package.title}", name, printable_parts(package, version))
