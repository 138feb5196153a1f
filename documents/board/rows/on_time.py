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
from documents.packages.told import told_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.bodies import Body
    from congress.people.queries.hats import Hats
    from documents.board.queries.on_time import ItemKey
    from documents.packages.told import ToldItem


@dataclass(frozen=True, slots=True)
class LateLine:
    """One thing that came late, or has not come: what, where to read of it, by how much, and why."""

    what: str
    url: str
    words: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of what a body, or a person in its name, was waited for came by their days."""

    name: str
    on_time: int
    all: int
    late: list[LateLine] = field(default_factory=list)
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
    items = _told({one.item for one in found if one.late}, reader)
    people = Person.objects.in_bulk({one.by for one in found if one.by})
    by_body: dict[int, list[Waited]] = defaultdict(list)
    for one in found:
        by_body[one.body].append(one)
    told = []
    for body in bodies:
        mine = by_body[body.pk]
        if mine:
            late = [_line(one, items.get(one.item)) for one in mine if one.late]
            own = [people[pk] for pk in _persons_known(mine, body, reader, hats) if pk in people]
            each = [_share(str(who), (one for one in mine if one.by == who.pk)) for who in own]
            told.append(Share(body.name, len(mine) - len(late), len(mine), late, each))
    return told


def _share(name: str, found: Iterable[Waited]) -> Share:
    mine = list(found)
    return Share(name, sum(not one.late for one in mine), len(mine))


def _persons_known(found: Iterable[Waited], body: Body, reader: Person, hats: Hats) -> list[int]:
    """The persons whose shares the reader may know, in the order in which they first acted."""
    worn = hats.worn.get(body.pk)
    heads = worn is not None and Right.SIGN in worn.own
    every = heads or body.congress_id in hats.congresses_with(Right.COORDINATE)
    acted = dict.fromkeys(one.by for one in found if one.by)
    return [pk for pk in acted if every or pk == reader.pk]


def _told(keys: Iterable[ItemKey], reader: Person) -> dict[ItemKey, ToldItem]:
    by_type: dict[str, list[int]] = defaultdict(list)
    for item_type, pk in keys:
        by_type[item_type].append(pk)
    return {
        (item_type, pk): told
        for item_type, ids in by_type.items()
        for pk, told in told_items(item_type, ids, reader).items()
    }


def _line(one: Waited, told: ToldItem | None) -> LateLine:
    late = ngettext("chậm %(count)d ngày làm việc", "chậm %(count)d ngày làm việc", one.late) % {
        "count": one.late
    }
    words = late if one.day else _("chưa xong, %(late)s") % {"late": late}
    facts = {"how": words, "day": f"{one.due:%d/%m/%Y}"}
    what = told.what if told else _("Việc lưu hành nội bộ")
    return LateLine(what, told.url if told else "", _("%(how)s (thời hạn %(day)s)") % facts, _reasons(one))


def _reasons(one: Waited) -> str:
    """What the record knows of why; that it knows nothing is said too."""
    found = []
    if one.late_before:
        words = ngettext(
            "nơi chuyển đến chậm %(count)d ngày làm việc",
            "nơi chuyển đến chậm %(count)d ngày làm việc",
            one.late_before,
        )
        found.append(words % {"count": one.late_before})
    if one.away:
        found.append(_("người đứng đầu vắng"))
    if one.extended:
        found.append(_("đã được gia hạn"))
    return "; ".join(found) or _("chưa ghi lý do")
