"""Công văn đôn đốc, as PDF and the words of the Word file in which the office goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from congress.settingup.queries import office_of, signs_for_office
from documents.packages.words.days import planned_day
from documents.paper import styles
from documents.paper.base import cell, grid, paras
from documents.paper.letterhead import Letterhead, letterhead
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.sheet import Foot, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.telling.law import IN_LETTERS
from workflows.queries import notes_below

if TYPE_CHECKING:
    from documents.telling.models import UrgingLetter

GRID = (12.0, 113.0, 40.0)
HEADS = (_kept("TT"), _kept("Nội dung công việc"), _kept("Thời hạn (hết ngày)"))
WITH_PHONE = _kept(", điện thoại %(phone)s")
# Below the table of the works.
ENDS = (
    _kept(
        "Trường hợp có khó khăn, vướng mắc hoặc cần thêm thời gian, kính đề nghị %(body)s thông tin về "
        "%(office)s%(phone)s để cùng phối hợp giải quyết. Việc nào đã hoàn thành khi nhận được công văn "
        "này, kính đề nghị thông báo lại để %(office)s ghi nhận."
    ),
    _kept("Trân trọng cảm ơn."),
)


@dataclass(frozen=True, slots=True)
class UrgingPaper:
    """Everything that the letter says; `works` are (what, last day)."""

    org_lines: tuple[str, ...]
    place: str
    day: date
    number: int
    symbol: str
    about: str
    body: str
    stand_in: str
    asks: str
    ends: tuple[str, ...]
    form: str
    title: str
    signer: str
    recipients: tuple[str, ...]
    works: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The works, numbered."""
        return [(str(number), what, day) for number, (what, day) in enumerate(self.works, 1)]


def paper_of_letter(letter: UrgingLetter) -> UrgingPaper:
    """The letter as it was written, whatever became of the work since."""
    congress, line = letter.congress, letter.line
    body, _people = office_of(congress)
    office = body.name if body else _("Văn phòng")
    forms = signs_for_office(congress)
    facts = {
        "congress": congress.name,
        "office": office,
        "body": letter.body.name,
        "phone": WITH_PHONE % {"phone": congress.office_phone} if congress.office_phone else "",
    }
    works = list(letter.works.all())
    ends = (*notes_below(one.due for one in works), *ENDS)
    return UrgingPaper(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        day=letter.day,
        number=line.number,
        symbol=line.mark,
        about=_("V/v %(title)s") % {"title": line.about[:1].lower() + line.about[1:]},
        body=letter.body.name,
        stand_in=letter.stand_in,
        asks=IN_LETTERS[letter.rank] % facts,
        ends=tuple(words % facts for words in ends),
        form=forms[0],
        title=forms[1],
        signer=forms[2],
        recipients=(_("Như trên"), _("Lưu: VT")),
        works=tuple((f"{one.what[:1].upper()}{one.what[1:]}", planned_day(one.due)) for one in works),
    )


def render_urging_letter(paper: UrgingPaper) -> bytes:
    """The letter as a PDF on A4; equal bytes for equal facts."""
    rows = [
        [cell(number, styles.CELL_CENTRE), cell(what, styles.CELL), cell(day, styles.CELL_CENTRE)]
        for number, what, day in paper.rows
    ]
    end = SignatureBlock(form=paper.form, title=paper.title, name=paper.signer, recipients=paper.recipients)
    story = [
        *letterhead(_head_of_letter(paper)),
        Spacer(0, 5 * mm),
        cell(_("Kính gửi: %(whom)s") % {"whom": paper.body}, styles.ABSTRACT),
        *([cell(paper.stand_in, styles.PLACE_AND_DAY)] if paper.stand_in else []),
        Spacer(0, 4 * mm),
        *paras(paper.asks, styles.BODY),
        Spacer(0, 1 * mm),
        grid(HEADS, rows, widths=[width * mm for width in GRID]),
        *(piece for line in paper.ends for piece in paras(line, styles.BODY)),
        KeepTogether([Spacer(0, 6 * mm), signature(end)]),
    ]
    foot = Foot(left=f"{paper.number:02d}/{paper.symbol}", right=f"{paper.day:%d/%m/%Y}")
    return build_paper(story, title=paper.about, author=" ".join(paper.org_lines), foot=foot)


def official_urging_letter(paper: UrgingPaper) -> OfficialPaper:
    """The same words, to be filled into the Word model."""
    return OfficialPaper(
        model="don-doc",
        head=_head_of_letter(paper),
        to=tuple(filter(None, (paper.body, paper.stand_in))),
        opening=(paper.asks,),
        rows=tuple(paper.rows),
        after=(("", paper.ends),),
        right=PlaceToSign(paper.form, paper.title, paper.signer),
        recipients=paper.recipients,
    )


def _head_of_letter(paper: UrgingPaper) -> Letterhead:
    return Letterhead(
        org_lines=paper.org_lines,
        symbol=paper.symbol,
        place=paper.place,
        day=paper.day,
        number=paper.number,
        about=paper.about,
    )
