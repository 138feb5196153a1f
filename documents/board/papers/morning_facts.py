"""The facts of the morning sheet, from the rows of the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.board.papers.morning import Morning, MorningLine
from documents.board.queries.landscape import DONE, LATE, SLIPPING
from workflows import clock
from workflows.queries import calendar_notes

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.board.words.held import Held
    from documents.board.words.lines import Progress

# More than anybody reads in a morning; the sheet says how many are not on it.
PRINTED = 300


def morning_of(congress: Congress, rows: Sequence[Progress], counts: Mapping[int, int]) -> Morning:
    """The sheet for these rows, which stand in the order of the board; `counts` is by urgency, of all."""
    lines = tuple(map(_morning_line, rows[:PRINTED]))
    return Morning(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        day=clock.today(),
        printed=clock.now(),
        congress_name=congress.short_name,
        summary=counts_sentence(counts),
        lines=lines,
        total=sum(counts.values()),
        notes=tuple(calendar_notes()),
    )


def counts_sentence(counts: Mapping[int, int]) -> str:
    """The counts in one sentence."""
    facts = {
        "total": sum(counts.values()),
        "late": counts.get(LATE, 0),
        "slipping": counts.get(SLIPPING, 0),
        "done": counts.get(DONE, 0),
    }
    sentence = _("%(total)d hồ sơ: %(late)d quá hạn, %(slipping)d có nguy cơ chậm, %(done)d đã hoàn thành.")
    return sentence % facts


def _morning_line(row: Progress) -> MorningLine:
    calls = [(one.person, one.telephone) for one in row.held]

    call = row.urged
    if call is None:
        promise = ""
    elif call.label:
        promise = call.label.text
    else:
        promise = _("Đã gọi %(day)s, chưa hẹn ngày") % {"day": f"{clock.local_day(call.at):%d/%m/%Y}"}
    return MorningLine(
        title=row.title,
        code=row.code,
        stage=row.place.words,
        holders="; ".join(dict.fromkeys(map(_holder, row.held))),
        state=". ".join(filter(None, (row.slip or row.label.text, row.charged, *row.behind))),
        late=row.late_days > 0,
        # Of a confidential package the office's number alone.
        calls=tuple(text for pair in dict.fromkeys(calls) for text in pair if text),
        promise=promise,
    )


def _holder(held: Held) -> str:
    facts = {"body": held.body, "since": f"{held.since:%d/%m}", "days": held.days}
    if not held.days:
        return _("%(body)s, nhận %(since)s") % facts
    words = ngettext(
        "%(body)s, từ %(since)s (%(days)d ngày làm việc)",
        "%(body)s, từ %(since)s (%(days)d ngày làm việc)",
        held.days,
    )
    return words % facts
