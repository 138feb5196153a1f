"""What is said of a meeting that was held, and what is wrong with it, by field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from congress.meetings.models import MANNERS
from congress.people.queries.seats import holders_of, people_who_may
from congress.roles import Right
from congress.tally import Rule
from documents.deciding.queries import untied_decisions
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.memberships import Membership

Fault: TypeAlias = "tuple[str, bool, str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """What is said of a meeting; `present` is None where only the absent are ticked, and agrees with both.

    `chair`, `secretary` and `absent` are ids of persons; `minutes_ref` is cited by the votes. `earlier` are
    ids of decisions that were recorded before: votes opened and closed at the meeting, counts entered alone.
    """

    met_on: date
    manner: str
    chair: int | None
    secretary: int | None
    half: str = ""
    present: int | None = None
    absent: frozenset[int] = frozenset()
    why_absent: str = ""
    minutes_ref: str = ""
    business: str = ""
    conclusions: str = ""
    earlier: frozenset[int] = frozenset()
    untied: frozenset[int] = frozenset()


def meeting_faults(
    body: Body, held: HeldMeeting, members: dict[int, Membership], *, present: int, voting: bool
) -> dict[str, list[str]]:
    """What is wrong with what is said of a meeting, by field; `members` are those of its day."""
    able = {*people_who_may(Right.RECORD, [body.pk], held.met_on).values_list("pk", flat=True)}
    able |= {seat.person_id for seat in holders_of(body, held.met_on)}
    needed = Rule.of(body).needed_present(len(members))
    untied = {one.pk: one.decision.met_on for one in untied_decisions(body)} if held.earlier else {}
    facts = {"day": f"{held.met_on:%d/%m/%Y}"}
    rules: tuple[Fault, ...] = (
        ("met_on", held.met_on > clock.today(), _("Ngày họp không được sau ngày hôm nay.")),
        ("met_on", not members, _("Ngày ấy cơ quan chưa có thành viên có quyền biểu quyết.")),
        ("manner", held.manner not in dict(MANNERS), _("Chưa chọn hình thức họp.")),
        ("chair", held.chair not in members, _("Người chủ trì phải là thành viên biểu quyết vào ngày họp.")),
        ("secretary", held.secretary not in able, _("Thư ký phải là người của cơ quan vào ngày họp.")),
        ("absent", not held.absent <= members.keys(), _("Có người vắng không phải thành viên vào ngày họp.")),
        (
            "earlier",
            any(untied.get(one) != held.met_on for one in held.earlier),
            _("Có biểu quyết không thuộc cuộc họp ngày %(day)s, hoặc đã gắn với cuộc họp khác.") % facts,
        ),
        ("absent", held.chair in held.absent, _("Người chủ trì không thể vắng mặt.")),
    )
    found: dict[str, list[str]] = {}
    for name, wrong, words in (
        *rules,
        *attendance_rules(held, len(members), present=present, needed=needed, voting=voting),
    ):
        if wrong:
            found.setdefault(name, []).append(words)
    return found


def attendance_rules(
    held: HeldMeeting, members: int, *, present: int, needed: int, voting: bool
) -> tuple[Fault, ...]:
    """What may be wrong with how many were there, and whether it is."""
    facts = {"present": present, "members": members, "away": len(held.absent), "needed": needed}
    return (
        (
            "present",
            present > members,
            _("Có mặt %(present)d người, nhiều hơn %(members)d thành viên.") % facts,
        ),
        (
            "present",
            bool(held.absent) and present != members - len(held.absent),
            _("Có mặt %(present)d nhưng đánh dấu vắng %(away)d trong %(members)d thành viên.") % facts,
        ),
        (
            "present",
            voting and present < needed,
            _(
                "Chỉ có mặt %(present)d/%(members)d, cần từ %(needed)d: cuộc họp được ghi, nhưng không biểu "
                "quyết được. Bỏ chọn các hồ sơ rồi ghi lại."
            )
            % facts,
        ),
    )
