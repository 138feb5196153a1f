"""How much of what each body was waited for came on time, and why the rest did not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.people.models.people import Person
from congress.roles import Right
from documents.board.queries.on_time import Waited, waited_for
from documents.packages.told import told_by_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from congress.people.queries.hats import Hats
    from documents.packages.told import ToldItem


# So many late things of one body are told, those that were due last; the others are a number.
SHOWN = 30


@dataclass(frozen=True, slots=True)
class LateLine:
    """One thing that came late, or has not come: what, where to read of it, by how much, and why."""

    what: str
    url: str
    words: str
    reasons: str

    @classmethod
    def of(cls, one: Waited, told: ToldItem | None) -> LateLine:
        """The line about it; that the record knows no reason is said too."""
        many = {"count": one.late}
        late = ngettext("chậm %(count)d ngày làm việc", "chậm %(count)d ngày làm việc", one.late) % many
        how = late if one.day else _("chưa xong, %(late)s") % {"late": late}
        before = ngettext(
            "nơi chuyển đến chậm %(count)d ngày làm việc",
            "nơi chuyển đến chậm %(count)d ngày làm việc",
            one.late_before,
        )
        known = [
            (one.late_before, before % {"count": one.late_before}),
            (one.away, _("người đứng đầu vắng")),
            (one.extended, _("đã được gia hạn")),
        ]
        return cls(
            what=told.what if told else _("Việc lưu hành nội bộ"),
            url=told.url if told else "",
            words=_("%(how)s (thời hạn %(day)s)") % {"how": how, "day": f"{one.due:%d/%m/%Y}"},
            reasons="; ".join(words for so, words in known if so) or _("chưa ghi lý do"),
        )


@dataclass(frozen=True, slots=True)
class Share:
    """So many of what a body, or a person in its name, was waited for came by their days."""

    name: str
    on_time: int
    all: int
    late: list[LateLine] = field(default_factory=list)
    more: int = 0
    people: list[Share] = field(default_factory=list)

    @property
    def words(self) -> str:
        """In words: "5/8 việc đúng hạn"."""
        return _("%(on_time)d/%(all)d việc đúng hạn") % {"on_time": self.on_time, "all": self.all}


def on_time_shares(bodies: Sequence[Body], reader: Person, hats: Hats) -> list[Share]:
    """The share of each of these bodies that was waited for anything, in their order.

    Of a person only to himself, to who heads the body, and to the organising committee (people.md 28).
    """
    found = waited_for(bodies)
    late: dict[int, list[Waited]] = defaultdict(list)
    for one in found:
        if one.late:
            late[one.body].append(one)
    items = told_by_key({one.item for rows in late.values() for one in rows[-SHOWN:]}, reader)
    people = Person.objects.in_bulk({one.by for one in found if one.by})
    coordinated = hats.congresses_with(Right.COORDINATE)
    by_body: dict[int, list[Waited]] = defaultdict(list)
    for one in found:
        by_body[one.body].append(one)
    shares = []
    for body in (one for one in bodies if by_body[one.pk]):
        mine, worn = by_body[body.pk], hats.worn.get(body.pk)
        heads = worn is not None and Right.SIGN in worn.own
        every = heads or body.congress_id in coordinated
        acts: dict[int, list[Waited]] = defaultdict(list)
        for one in mine:
            if one.by and one.by in people and (every or one.by == reader.pk):
                acts[one.by].append(one)
        each = [
            Share(str(people[who]), sum(not one.late for one in done), len(done))
            for who, done in acts.items()
        ]
        behind = late[body.pk]
        lines = [LateLine.of(one, items.get(one.item)) for one in behind[-SHOWN:]]
        more = len(behind) - len(lines)
        shares.append(Share(body.name, len(mine) - len(behind), len(mine), lines, more, each))
    return shares
