"""Công văn đôn đốc, as PDF and as the Word file in which the office goes on writing."""

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
from documents.paper.letterhead import QUOC_HIEU, TIEU_NGU, Letterhead, letterhead
from documents.paper.sheet import Foot, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.paper.text import day_in_words
from documents.paper.word_table import WordGrid, WordSides, WordText, word_paper
from documents.telling.law import IN_LETTERS
from workflows.queries import notes_below

if TYPE_CHECKING:
    from documents.telling.models import UrgingLetter

SIDES, HALVES, GRID = (75.0, 90.0), (82.5, 82.5), (12.0, 113.0, 40.0)
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
    recipients: tuple[str, ...]
    works: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The works, numbered."""
        return [(str(number), what, day) for number, (what, day) in enumerate(self.works, 1)]


def paper_of_letter(letter: UrgingLetter) -> UrgingPaper:
    """The letter as it was written, whatever became of the work since."""
    congress, line = letter.congress, letter.line
    found, _people = office_of(congress)
    office = found.name if found else _("Văn phòng")
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
        recipients=(_("Như trên"), _("Lưu: VT")),
        works=tuple((f"{one.what[:1].upper()}{one.what[1:]}", planned_day(one.due)) for one in works),
    )


def render_urging_letter(paper: UrgingPaper) -> bytes:
    """The letter as a PDF on A4; equal bytes for equal facts."""
    head = Letterhead(
        org_lines=paper.org_lines,
        symbol=paper.symbol,
        place=paper.place,
        day=paper.day,
        number=paper.number,
        about=paper.about,
    )
    rows = [
        [cell(number, styles.CELL_CENTRE), cell(what, styles.CELL), cell(day, styles.CELL_CENTRE)]
        for number, what, day in paper.rows
    ]
    end = SignatureBlock(form=paper.form, title=paper.title, name="", recipients=paper.recipients)
    story = [
        *letterhead(head),
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


def word_of_urging_letter(paper: UrgingPaper) -> bytes:
    """The same words as .docx."""

    def centred(text: str, *, bold: bool = False, size: int = 14) -> WordText:
        return WordText(text, "center", bold=bold, size=size, indent=False)

    number = _("Số: %(number)02d/%(symbol)s") % {"number": paper.number, "symbol": paper.symbol}
    place = f"{paper.place or '………………'}, {day_in_words(paper.day)}"
    listed = [WordText(_("Nơi nhận:"), "left", bold=True, size=12, indent=False)]
    listed += [WordText(f"- {one};", "left", size=11, indent=False) for one in paper.recipients[:-1]]
    listed += [WordText(f"- {one}.", "left", size=11, indent=False) for one in paper.recipients[-1:]]
    blocks: list[WordText | WordGrid | WordSides] = [
        WordSides(
            [
                *(centred(line, bold=True, size=12) for line in paper.org_lines),
                centred(number, size=13),
                centred(paper.about, size=12),
            ],
            [
                centred(QUOC_HIEU, bold=True, size=12),
                centred(TIEU_NGU, bold=True, size=13),
                centred(place, size=13),
            ],
            SIDES,
        ),
        centred(_("Kính gửi: %(whom)s") % {"whom": paper.body}, bold=True),
        *([centred(paper.stand_in, size=13)] if paper.stand_in else []),
        WordText(paper.asks),
        WordGrid(HEADS, paper.rows, GRID),
        *(WordText(line) for line in paper.ends),
        WordSides(
            listed,
            [*(centred(line, bold=True) for line in (paper.form, paper.title) if line), centred("\n\n\n")],
            HALVES,
        ),
    ]
    return word_paper(blocks, lying=False)
