"""What rounds hang into the rest: until when units are awaited, what they said, who sent nothing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _kept

from documents.consulting.models.replies import (
    CONFIRMED,
    PAPERLESS,
    Reply,
    ReplyRuling,
)
from documents.consulting.models.rounds import AskedUnit, ExtraDay, Round
from documents.consulting.queries.asking import asking_in
from documents.consulting.queries.printed import days_printed, replies_printed, rounds_printed
from documents.consulting.queries.rounds import ASKING, awaited_until
from documents.consulting.queries.said import remarks_of_asked, unit_remarks
from documents.consulting.queries.sheets import RoundSheets
from documents.consulting.queries.spoken import SOURCE, unconfirmed_replies
from documents.consulting.services.rulings import confirm_said
from documents.consulting.words import spoken_in_words
from documents.packages.asking import awaits
from documents.packages.dated import PersonalDay, personal_days
from documents.packages.incoming import hang_in_taker
from documents.packages.printed import prints
from documents.packages.remarks import (
    asking_source,
    remark_source,
    unit_remark_source,
)
from documents.packages.unconfirmed import UnconfirmedSource, hang_in_unconfirmed
from documents.packages.words.history import HistoryLine
from documents.packages.words.whole_history import history_beside
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package


@awaits("rounds")
def units_awaited(package: Package) -> list[str]:
    """A round is open and its last day, or that of a unit, is not over."""
    last = awaited_until(package)
    words = _("Các đơn vị còn gửi ý kiến đến hết ngày %(day)s (mục Lấy ý kiến).")
    return [words % {"day": f"{last:%d/%m/%Y}"}] if last else []


@personal_days("rounds")
def days_of_rounds(person: Person, worn: Hats) -> Iterator[PersonalDay]:
    """Until when units answer, for who asks them; and until when a unit does, for who leads it."""
    running = Round.objects.filter(end=None, congress__archived=None)
    asking = {one for right in ASKING for one in worn.congresses_with(right)}
    until = _kept("Hết hạn nhận ý kiến của các đơn vị: %(title)s")
    for found in running.filter(congress__in=asking):
        yield PersonalDay("round", found.pk, found.last_day, until % {"title": found.title}, found.at)
    mine = AskedUnit.objects.filter(round__in=running, unit__head=person).exclude(heard__isnull=False)
    answer = _kept("Hết hạn gửi ý kiến của %(unit)s: %(title)s")
    for asked in mine.select_related("round").prefetch_related("moved"):
        facts = {"unit": asked.name, "title": asked.round.title}
        yield PersonalDay("asked", asked.pk, asked.last_day, answer % facts, asked.at)


@prints("asked", label=gettext_lazy("Lấy ý kiến các đơn vị"))
def asked_for_table(package: Package) -> tuple[QuerySet[Round], tuple[str, ...]]:
    """Whom its rounds asked, and until when."""
    return rounds_printed(package), ("last_day", "silence", "asked")


@prints("extra_days", label=gettext_lazy("Gia hạn gửi ý kiến của đơn vị"))
def days_for_table(package: Package) -> tuple[QuerySet[ExtraDay], tuple[str, ...]]:
    """Until when some of them might answer."""
    return days_printed(package), ("asked_id", "last_day")


@prints("replies", label=gettext_lazy("Nhập ý kiến góp ý của đơn vị"))
def replies_for_table(package: Package) -> tuple[QuerySet[Reply], tuple[str, ...]]:
    """What they answered."""
    return replies_printed(package), ("unit_name", "day", "arrived", "corrects_id", "heard", "answers")


@history_beside("replies")
def confirmations_told(package: Package) -> Iterator[HistoryLine]:
    """What units said without a paper and confirmed: a line for each day and each who wrote it down."""
    about = Q(reply__answers__draft__package=package, reply__ground__in=PAPERLESS, ruling=CONFIRMED)
    rows = ReplyRuling.objects.filter(about).distinct().select_related("reply", "by").order_by("id")
    of_a_day = groupby(rows, key=lambda row: (clock.local_day(row.at), row.by_id, row.reason))
    for _key, found in of_a_day:
        told = list(found)
        facts = {"who": told[0].by, "number": len(told), "why": told[0].reason}
        words = _("%(who)s – Ghi %(number)d ý kiến không có bản giấy đã được xác nhận: %(why)s.") % facts
        names = "\n".join(f"{row.reply.unit_name}: {spoken_in_words(row.reply)}" for row in told)
        yield HistoryLine(told[-1].at, clock.in_words(told[-1].at), words, names)


remark_source("replies")(unit_remarks)
unit_remark_source("replies")(remarks_of_asked)
asking_source("rounds")(asking_in)
hang_in_taker(RoundSheets())
hang_in_unconfirmed(SOURCE, UnconfirmedSource(unconfirmed_replies, confirm_said))
