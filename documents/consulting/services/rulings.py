"""The office says of a reply that its sender confirmed it, or that of several of one unit this one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.consulting.models.replies import CONFIRMED, COUNTS, Reply, ReplyRuling
from documents.consulting.models.rounds import Round
from documents.consulting.services.holding import corrected_meanwhile, refuse_entering
from documents.packages.services.printed import printed_changed
from workflows import engine
from workflows.errors import Hidden, check
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


def confirm_reply(reply: Reply, *, reason: str, by: Person) -> ReplyRuling:
    """Who said it has said that it is so: `reason` names how and when. Raises Forbidden, Stale, Unmet."""
    return _ruled(reply, CONFIRMED, reason, by)


def choose_reply(reply: Reply, *, reason: str, by: Person) -> ReplyRuling:
    """Of several replies of one unit this one counts; the others stay. Raises Forbidden, Stale, Unmet."""
    return _ruled(reply, COUNTS, reason, by)


def confirm_said(key: str, *, congress: Congress, reason: str, by: Person) -> ReplyRuling:
    """The same as `confirm_reply` for a line of the weekly sheet. Raises Hidden too."""
    rows = Reply.objects.filter(round__congress=congress).select_related("round__congress")
    found = rows.filter(pk=int(key)).first()
    if found is None:
        raise Hidden
    return confirm_reply(found, reason=reason, by=by)


def _ruled(reply: Reply, ruling: str, reason: str, by: Person) -> ReplyRuling:
    refuse_entering(reply.round, by)
    with engine.whole():
        # After the end too: what was said without a paper waits for its sender as long as it takes.
        Round.objects.select_for_update().get(pk=reply.round_id)
        if Reply.objects.filter(corrects=reply).exists():
            raise corrected_meanwhile()
        before = reply.rulings.filter(ruling=ruling, reason=clean(reason), by=by).last()
        row = before or ReplyRuling(reply=reply, ruling=ruling, reason=clean(reason), by=by)
        if before is None:
            check(row)
            row.save()
        if before is None and ruling == COUNTS:
            about = set(reply.answers.values_list("draft__package", flat=True))
            printed_changed(about, "rulings", by=by)
        return row
