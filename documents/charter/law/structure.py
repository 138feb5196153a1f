"""What is wrong with a list of amendments before anybody reads their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.parts import part_key

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter
    from documents.charter.law.numbers import ArticleNumber


class FaultCode(StrEnum):
    """The sorts of faults; for programs, the sentence is for people."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    NO_PLACE = "no_place"
    NO_TEXT = "no_text"
    NO_REASON = "no_reason"
    NOT_KEPT = "not_kept"
    NOT_CHANGED = "not_changed"
    NOT_LISTED = "not_listed"
    OLD_REFERENCE = "old_reference"


@dataclass(frozen=True, slots=True)
class ProposalFault:
    """What is to be put right. article: its number in force, or in the draft for a new article."""

    code: FaultCode
    article: ArticleNumber | None
    sentence: str


def structural(current: Charter, amendments: Sequence[Amendment]) -> tuple[ProposalFault, ...]:
    """Amendments that name what is not there, meet on one article or place, or lack place or text."""
    rules = (_unknown, _twice, _same_place, _incomplete, _of_no_part)
    return tuple(fault for rule in rules for fault in rule(current, amendments))


def _unknown(current: Charter, amendments: Sequence[Amendment]) -> Iterator[ProposalFault]:
    articles = current.by_number()
    for amendment in amendments:
        number, clause = amendment.article, amendment.clause
        if number is None and amendment.kind is not AmendmentKind.ADD:
            sentence = _("Nội dung “%(kind)s” chưa nêu điều nào.") % {"kind": amendment.kind.label}
            yield ProposalFault(FaultCode.UNKNOWN, None, sentence)
        elif number is not None and number not in articles:
            sentence = _("Điều lệ hiện hành không có Điều %(number)s.") % {"number": number}
            yield ProposalFault(FaultCode.UNKNOWN, number, sentence)
        elif number is not None and clause is not None and not articles[number].clause(clause):
            facts = {"number": number, "clause": clause}
            yield ProposalFault(
                FaultCode.UNKNOWN, number, _("Điều %(number)s hiện hành không có khoản %(clause)d.") % facts
            )


def _twice(current: Charter, amendments: Sequence[Amendment]) -> Iterator[ProposalFault]:
    """Two for one article or clause, or one for an article beside others for its clauses."""
    named = [item for item in amendments if item.article is not None]
    whole = Counter(item.article for item in named if not item.of_clause)
    parts = Counter((item.article, item.clause) for item in named if item.clause is not None)
    both = {item.article for item in named if item.of_clause} & set(whole)
    for number in sorted(number for number in whole if number is not None):
        if whole[number] > 1 or number in both:
            sentence = _("Điều %(number)s có hai nội dung sửa đổi.") % {"number": number}
            yield ProposalFault(FaultCode.TWICE, number, sentence)
    for (article, clause), times in parts.items():
        if times > 1:
            facts = {"number": article, "clause": clause}
            sentence = _("Khoản %(clause)s Điều %(number)s có hai nội dung sửa đổi.") % facts
            yield ProposalFault(FaultCode.TWICE, article, sentence)


def _same_place(current: Charter, amendments: Sequence[Amendment]) -> Iterator[ProposalFault]:
    placed = [item for item in amendments if item.place is not None]
    spots = Counter((item.article if item.of_clause else None, item.place) for item in placed)
    for (article, place), times in spots.items():
        if times > 1 and article is None:
            sentence = _("Hai nội dung cùng đặt vào vị trí Điều %(place)s.") % {"place": place}
            yield ProposalFault(FaultCode.TWICE, place, sentence)
        elif times > 1:
            facts = {"place": place, "number": article}
            sentence = _("Hai nội dung cùng đặt vào vị trí khoản %(place)s Điều %(number)s.") % facts
            yield ProposalFault(FaultCode.TWICE, article, sentence)


def _incomplete(current: Charter, amendments: Sequence[Amendment]) -> Iterator[ProposalFault]:
    for amendment in amendments:
        facts = {"subject": amendment.subject, "kind": amendment.kind.label}
        number = amendment.article or amendment.place
        placed = amendment.place is not None and amendment.place.figure > 0
        if amendment.kind in {AmendmentKind.ADD, AmendmentKind.MOVE} and not placed:
            yield ProposalFault(
                FaultCode.NO_PLACE, number, _("%(kind)s %(subject)s: chưa nêu vị trí.") % facts
            )
        if amendment.of_clause and amendment.place and amendment.place.letter:
            sentence = _("%(kind)s %(subject)s: vị trí của khoản là một số, không kèm chữ.")
            yield ProposalFault(FaultCode.NO_PLACE, number, sentence % facts)
        if amendment.kind in {AmendmentKind.ADD, AmendmentKind.AMEND} and not amendment.text.strip():
            yield ProposalFault(
                FaultCode.NO_TEXT, number, _("%(kind)s %(subject)s: chưa có nội dung mới.") % facts
            )


def _of_no_part(current: Charter, amendments: Sequence[Amendment]) -> Iterator[ProposalFault]:
    """Where articles are numbered anew under each part, a place without one of them is no place."""
    known = set(map(part_key, current.parts))
    for amendment in amendments:
        place = amendment.place
        if known and place is not None and not amendment.of_clause and part_key(place.part) not in known:
            facts = {"subject": amendment.subject, "parts": ", ".join(current.parts)}
            sentence = _(
                "%(subject)s: số điều bắt đầu lại ở mỗi phần, chương nên phải ghi “Thuộc chương” (%(parts)s)."
            )
            sentence = sentence % facts
            number = amendment.article or place
            yield ProposalFault(FaultCode.NO_PLACE, number, sentence[0].upper() + sentence[1:])


def put_in_parts(current: Charter, amendment: Amendment) -> Amendment:
    """The amendment with the part of its place, where only the chapter was written; none where none is."""
    place = amendment.place
    if place is None or amendment.of_clause:
        return amendment
    if not current.parts:
        return replace(amendment, place=place.within(""), chapter=amendment.chapter or place.part)
    asked = part_key(place.part or amendment.chapter)
    found = [part for part in current.parts if asked and set(asked) >= set(part_key(part))]
    return replace(amendment, place=place.within(found[0])) if len(found) == 1 else amendment
