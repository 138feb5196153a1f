"""“Nhập bảng giao ban”: what was written by hand on the morning sheet, filed by the verbs that exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from documents.board.services.calls import record_call
from workflows import engine
from workflows.errors import Refused, Unmet
from workflows.procedures.overlay import ASK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class Written:
    """One row of the sheet: who answered what for which body; the day he promised; the day he asks for.

    A promised day is no extension; `more_time` asks for one in his name. `seen` is `engine.seen` of the page.
    """

    package: Package
    body: Body
    person: Person
    answer: str
    seen: str
    promised: date | None = None
    more_time: date | None = None

    def file(self, *, by: Person, request_id: str) -> None:
        """Write down the call, and the request for more time if one was made."""
        record_call(
            self.package,
            by=by,
            body=self.body,
            person=self.person,
            answer=self.answer,
            promised=self.promised,
            request_id=request_id,
        )
        if self.more_time:
            engine.perform(
                self.package,
                ASK,
                by=by,
                acting_for=self.person,
                ground="telephone",
                seen=self.seen,
                note=self.answer,
                more_time=self.more_time,
                request_id=f"{request_id}-g",
            )


@engine.whole()
def file_sheet(rows: Sequence[Written], *, by: Person, request_id: str) -> int:
    """Keep every row, or none: a call for each, and a request for more time where a day is asked for.

    Returns how many rows. The same `request_id` again changes nothing. Raises Unmet with what is wrong by
    the code of the package, whatever the verb of that row refused.
    """
    wrong: dict[str, list[str]] = {}
    # Packages are locked by id.
    for row in sorted(rows, key=lambda one: one.package.pk):
        try:
            row.file(by=by, request_id=f"{request_id}-{row.package.pk}")
        except Refused as refused:
            wrong[row.package.code] = list(refused.reasons) or [str(refused)]
    if wrong:
        raise Unmet(fields=wrong)
    return len(rows)
