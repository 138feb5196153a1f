"""Biên bản họp, as PDF and the words of the Word file in which the secretary goes on writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, headed_section, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.sheet import WIDTH, Foot, build_paper
from documents.paper.signature import ROOM_TO_SIGN

if TYPE_CHECKING:
    from documents.deciding.papers.minutes_facts import Minutes, MinutesVote


def render_minutes(minutes: Minutes) -> bytes:
    """The minutes as a PDF on A4; equal bytes for equal facts."""
    name = _("BIÊN BẢN")
    story = [*letterhead(_head(minutes)), *title(name, _about(minutes))]
    for heading, text in _sections(minutes):
        story += headed_section(heading, paras(text, styles.BODY))
    ends = [cell(_("THƯ KÝ"), styles.SIGN_FORM), cell(_("CHỦ TRÌ"), styles.SIGN_FORM)]
    names = [cell(name, styles.SIGNER) for name in minutes.signs]
    halves = [WIDTH / 2, WIDTH / 2]
    signed = [columns([ends], widths=halves), Spacer(0, ROOM_TO_SIGN), columns([names], widths=halves)]
    story.append(KeepTogether([Spacer(0, 14), *signed]))
    foot = Foot(left=_("Biên bản họp %(body)s") % {"body": minutes.body}, right=f"{minutes.met_on:%d/%m/%Y}")
    author = " ".join(minutes.org_lines)
    return build_paper(story, title=f"{name} – {_about(minutes)}", author=author, foot=foot)


def official_minutes(minutes: Minutes) -> OfficialPaper:
    """The same words, to be filled into the Word model."""
    secretary, chair = (
        PlaceToSign(title=office, name=name)
        for office, name in zip((_("THƯ KÝ"), _("CHỦ TRÌ")), minutes.signs, strict=True)
    )
    return OfficialPaper(
        model="bien-ban-hop",
        head=_head(minutes),
        kind=_("BIÊN BẢN"),
        about=_about(minutes),
        sections=tuple((heading, tuple(text.split("\n"))) for heading, text in _sections(minutes)),
        left=secretary,
        right=chair,
    )


def _head(minutes: Minutes) -> Letterhead:
    return Letterhead(
        org_lines=minutes.org_lines,
        symbol=minutes.symbol,
        place=minutes.place,
        day=minutes.met_on,
        number=minutes.number,
        internal=minutes.internal,
    )


def _about(minutes: Minutes) -> str:
    facts = {"body": minutes.body, "day": f"{minutes.met_on:%d/%m/%Y}"}
    if minutes.corrections:
        return _("Họp %(body)s ngày %(day)s (đã đính chính)") % facts
    return _("Họp %(body)s ngày %(day)s") % facts


def _sections(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Headings and words, numbered as they come; what nobody recorded is no section."""
    held = {
        name: words[:1].lower() + words[1:]
        for name, words in (("when", minutes.when), ("manner", minutes.manner))
    }
    parts = [
        (_("Thời gian, hình thức"), _("Họp %(when)s. Hình thức: %(manner)s.") % held),
        (_("Thành phần"), "\n".join(_who(minutes))),
        (_("Nội dung"), minutes.business),
        (_("Kết quả biểu quyết"), "\n".join(_results(minutes))),
        (_("Kết luận"), "\n".join(f"{n}. {words}" for n, words in enumerate(minutes.conclusions, 1))),
        (_("Đính chính"), "\n".join(minutes.corrections)),
    ]
    told = [(heading, text) for heading, text in parts if text]
    return ((f"{_ROMAN[number]}. {heading}", text) for number, (heading, text) in enumerate(told))


_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def _who(minutes: Minutes) -> Iterator[str]:
    yield _("Chủ trì: %(name)s.") % {"name": minutes.chair}
    yield _("Thư ký: %(name)s.") % {"name": minutes.secretary}
    facts = {"present": minutes.present, "members": minutes.members, "quorum": minutes.needed}
    yield _("Có mặt %(present)d/%(members)d thành viên biểu quyết. %(quorum)s") % facts
    if minutes.absent:
        yield _("Vắng mặt: %(names)s.") % {"names": ", ".join(minutes.absent)}
    if minutes.why_absent:
        yield _("Lý do vắng: %(why)s") % {"why": minutes.why_absent}


def _results(minutes: Minutes) -> Iterator[str]:
    for one in minutes.votes:
        yield from _voted(one)
    if minutes.without_result:
        yield _("Biểu quyết không có kết quả:")
        yield from minutes.without_result


def _voted(one: MinutesVote) -> Iterator[str]:
    yield _("%(title)s (%(draft)s): %(count)s.") % {
        "title": one.title,
        "draft": one.draft[:1].lower() + one.draft[1:],
        "count": one.count,
    }
    if one.way:
        yield _("Cách biểu quyết: %(way)s.") % {"way": one.way[:1].lower() + one.way[1:]}
    yield from (f"– {question}" for question in one.questions)
    if one.tellers:
        yield _("Tổ kiểm phiếu: %(names)s.") % {"names": ", ".join(one.tellers)}
    if one.amendments:
        yield _("Giao hoàn thiện: %(words)s") % {"words": one.amendments}
    if one.dissent:
        yield _("Ý kiến bảo lưu: %(words)s") % {"words": one.dissent}
