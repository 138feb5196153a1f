"""How a vote is to be held, and what is wrong with it before it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from congress.tally import Rule
from documents.voting.models.polls import MANNERS, MEETING, OPEN, SCREEN, WAYS
from documents.voting.models.rules import WHOLE
from documents.voting.queries.polls import FEWEST_ON_SCREEN, barred_from
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from documents.packages.named import NamedOne
    from documents.voting.models.rules import VotingRule
    from workflows.procedures.rows import Transition

LONGEST_QUESTION = 400
# Field, whether it is wrong, and the sentence that says so.
FieldRule: TypeAlias = tuple[str, bool, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTerms:
    """How it is voted: `present` at a meeting, `until` in writing; `asked` are questions beside the draft."""

    manner: str
    way: str
    present: int | None = None
    until: date | None = None
    by_name: bool = False
    asked: tuple[str, ...] = ()


def told_by_field(rules: Iterable[FieldRule]) -> dict[str, list[str]]:
    """What is wrong, by the field at which it is said."""
    found: dict[str, list[str]] = {}
    for name, wrong, words in rules:
        if wrong:
            found.setdefault(name, []).append(words)
    return found


def term_faults(
    body: Body,
    terms: PollTerms,
    rule: VotingRule,
    *,
    members: set[int],
    names: Sequence[NamedOne],
    move: Transition,
) -> dict[str, list[str]]:
    """Why a vote of these members (ids) on these names cannot be opened so, by field; {} where it can."""
    least = min((len(members - barred_from(one, names, rule)) for one in names), default=len(members))
    needed = Rule.of(body).needed_present(len(members))
    facts = {"members": len(members), "needed": needed, "left": least, "fewest": FEWEST_ON_SCREEN}
    ballot, screen = "ballot" in move.answers, terms.way == SCREEN
    rules: tuple[FieldRule, ...] = (
        ("", not members, _("Cơ quan chưa có thành viên có quyền biểu quyết.")),
        ("way", terms.way not in dict(WAYS), _("Chưa chọn cách biểu quyết.")),
        ("way", ballot and terms.way == OPEN, _("Hồ sơ này phải bỏ phiếu kín.")),
        (
            "way",
            screen and not rule.screen_ground,
            _("Phiếu kín bỏ trên giấy; cơ quan chưa có nghị quyết cho bỏ phiếu kín trên màn hình."),
        ),
        (
            "way",
            screen and least < FEWEST_ON_SCREEN,
            _("Chỉ có %(left)d người bỏ phiếu; dưới %(fewest)d người thì phiếu kín bỏ trên giấy.") % facts,
        ),
        ("by_name", terms.by_name and not names, _("Hồ sơ này không có tên ai để biểu quyết.")),
        (
            "by_name",
            rule.named == WHOLE and bool(names) and least < needed,
            _("Theo quy định của cơ quan chỉ còn %(left)d/%(members)d người, không đủ %(needed)d.") % facts,
        ),
        (
            "asked",
            any(len(words) > LONGEST_QUESTION for words in terms.asked),
            _("Mỗi nội dung hỏi thêm không quá %(limit)d ký tự.") % {"limit": LONGEST_QUESTION},
        ),
    )
    return told_by_field((*rules, *time_rules(terms, members=len(members), needed=needed)))


def time_rules(terms: PollTerms, *, members: int, needed: int) -> tuple[FieldRule, ...]:
    """Of a meeting: enough are there. In writing: until a day to come."""
    meets, said = terms.manner == MEETING, terms.present is not None
    present, today = terms.present or 0, clock.today()
    facts = {"members": members, "needed": needed, "present": present}
    return (
        ("manner", terms.manner not in dict(MANNERS), _("Chưa chọn hình thức biểu quyết.")),
        ("present", meets and not said, _("Ghi số người có mặt.")),
        (
            "present",
            meets and present > members,
            _("Có mặt %(present)d người, nhiều hơn %(members)d thành viên.") % facts,
        ),
        (
            "present",
            meets and said and present < needed,
            _("Chưa mở biểu quyết được: có mặt %(present)d/%(members)d, cần từ %(needed)d.") % facts,
        ),
        ("until", not meets and terms.until is None, _("Ghi ngày cuối cùng nhận phiếu.")),
        (
            "until",
            not meets and terms.until is not None and terms.until < today,
            _("Ngày cuối cùng nhận phiếu không được trước hôm nay."),
        ),
    )
