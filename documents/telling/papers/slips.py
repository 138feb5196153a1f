"""Phiếu báo việc: what one person should hear of, in large letters, for those who are told on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Spacer

from congress.settingup.queries import office_of
from documents.paper import styles
from documents.paper.base import cell, columns, para
from documents.paper.letterhead import QUOC_HIEU, TIEU_NGU, Letterhead, letterhead
from documents.paper.sheet import HALF_LYING, build_paper
from documents.paper.text import day_in_words
from documents.paper.word_table import WordSides, WordText, word_paper
from documents.telling.words.messages import below_greeting, notes_on, opening_words
from documents.telling.words.things import on_own_lines
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Congress
    from documents.paper.sheet import Story
    from documents.telling.rows import PassLine

WIDTH: float = HALF_LYING.room
SIDES = (75.0, 90.0)


@dataclass(frozen=True, slots=True)
class NewsSlip:
    """Everything that one slip says."""

    org_lines: tuple[str, ...]
    place: str
    day: date
    office: str
    phone: str
    person: str
    seats: str
    told: tuple[str, ...]
    # Where he is away: until when, and who takes it for him.
    away: str = ""
    # Whether he is reported to, as one above.
    upwards: bool = False

    def lines(self) -> list[str]:
        """What he is told, numbered where it is more than one thing; and where to ask."""
        # What somebody wrote himself may have lines of its own.
        told = [line for thing in on_own_lines(below_greeting(self.told)) for line in thing.split("\n")]
        asks = _("Mọi trao đổi, xin liên hệ %(office)s, điện thoại %(phone)s.")
        ends = [asks % {"office": self.office, "phone": self.phone}] if self.phone else []
        facts = {"office": self.office, "says": opening_words(self.told, upwards=self.upwards)}
        opens = _("%(office)s %(says)s:")
        return [opens % facts, *told, *notes_on(told), *ends, _("Trân trọng.")]


def slips_of(congress: Congress, lines: Sequence[PassLine]) -> list[NewsSlip]:
    """A slip a person, of the same words as any other message that leaves the product, none left out."""
    office, _people = office_of(congress)
    return [
        NewsSlip(
            org_lines=tuple(congress.org_lines),
            place=congress.place,
            day=clock.today(),
            office=office.name if office else _("Văn phòng"),
            phone=congress.office_phone,
            person=line.name,
            seats=line.seats,
            told=line.said,
            away=line.away.in_words() if line.away else "",
            upwards=line.upwards,
        )
        for line in lines
    ]


def render_news_slips(slips: Sequence[NewsSlip]) -> bytes:
    """The slips as one PDF: half a sheet each, more where the words need it."""
    story: Story = []
    for slip in slips:
        head = Letterhead(org_lines=slip.org_lines, symbol="", place=slip.place, day=slip.day)
        story += [
            *letterhead(head, width=WIDTH),
            cell(_("PHIẾU BÁO VIỆC"), styles.TITLE),
            Spacer(0, 2 * mm),
            cell(_("Kính gửi: %(whom)s") % {"whom": slip.person}, styles.OPENING),
            *(cell(words, styles.FACT) for words in (slip.seats, slip.away) if words),
            *(
                piece
                for line in slip.lines()[:-1]
                for piece in (Spacer(0, 1.5 * mm), para(line, styles.LARGE))
            ),
            Spacer(0, 2 * mm),
            # Beside the signature, which then never stands alone on a sheet.
            columns(
                [[para(slip.lines()[-1], styles.LARGE), cell(slip.office.upper(), styles.SIGN_FORM)]],
                widths=[WIDTH / 2, WIDTH / 2],
            ),
            PageBreak(),
        ]
    return build_paper(
        story[:-1], title=_("PHIẾU BÁO VIỆC"), author=" ".join(slips[0].org_lines), sheet=HALF_LYING
    )


def word_of_news_slips(slips: Sequence[NewsSlip]) -> bytes:
    """The same words as .docx, a page a person, to be changed before it is printed."""

    def centred(text: str, *, bold: bool = False, size: int = 14) -> WordText:
        return WordText(text, "center", bold=bold, size=size, indent=False)

    blocks: list[WordText | WordSides] = []
    for number, slip in enumerate(slips):
        place = f"{slip.place or '………………'}, {day_in_words(slip.day)}"
        blocks += [
            *([WordText("", size=2, new_page=True)] if number else []),
            WordSides(
                [centred(line, bold=True, size=12) for line in slip.org_lines],
                [
                    centred(QUOC_HIEU, bold=True, size=12),
                    centred(TIEU_NGU, bold=True, size=13),
                    centred(place, size=13),
                ],
                SIDES,
            ),
            centred(_("PHIẾU BÁO VIỆC"), bold=True),
            WordText(
                _("Kính gửi: %(whom)s") % {"whom": slip.person}, "left", bold=True, size=16, indent=False
            ),
            *(WordText(words, "left", size=13, indent=False) for words in (slip.seats, slip.away) if words),
            *(WordText(line, "left", size=16, indent=False) for line in slip.lines()),
            WordSides([], [centred(slip.office.upper(), bold=True)], (82.5, 82.5)),
        ]
    return word_paper(blocks, lying=False)
