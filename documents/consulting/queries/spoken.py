"""What units said without a paper and have not confirmed yet, in rounds open or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse

from documents.consulting.models.replies import LINK, PAPERLESS, DraftAnswer, Reply
from documents.consulting.queries.heard import waits_to_be_confirmed
from documents.consulting.queries.rounds import may_enter_replies
from documents.packages.unconfirmed import Unconfirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

SOURCE = "y-kien"


def unconfirmed_replies(congress: Congress, person: Person) -> Iterator[Unconfirmed]:
    """Each as its stands on the drafts, in the words of the round; a fixed number of questions."""
    if not may_enter_replies(congress, person):
        return
    rows = Reply.objects.filter(round__congress=congress, corrected=None, ground__in={*PAPERLESS, LINK})
    answers = Prefetch("answers", DraftAnswer.objects.select_related("draft__package__procedure"))
    beside = ("rulings", answers, "answers__remarks")
    for reply in rows.select_related("by", "round").prefetch_related(*beside):
        if waits_to_be_confirmed(reply):
            yield Unconfirmed(
                source=SOURCE,
                key=str(reply.pk),
                who=", ".join(filter(None, (reply.writer, reply.writer_office, reply.unit_name))),
                what="\n".join(_said_in(reply)),
                way=str(reply.get_ground_display()),
                said_on=reply.sent_on,
                by=str(reply.by or ""),
                url=reverse("reply", args=[reply.pk]),
            )


def _said_in(reply: Reply) -> Iterator[str]:
    for answer in reply.answers.all():
        package = answer.draft.package
        yield f"{package.code}, {package.listed_title}: {answer.get_stand_display()}"
        for remark in answer.remarks.all():
            yield f"– {remark.place}: {remark.text}" if remark.place else f"– {remark.text}"
