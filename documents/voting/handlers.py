"""What votes hang into the rest: the section of a package's page, and what minutes say of each vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from documents.packages.dated import PersonalDay, personal_days
from documents.packages.models.packages import Package
from documents.packages.named import name_keeper
from documents.packages.polled import ToldVote, hang_in_votes
from documents.packages.sections import has_rows, section
from documents.packages.told import ToldItem, told_as, told_items
from documents.voting.models.polls import MEETING, OPEN, WRITING, Poll
from documents.voting.papers.count_facts import question_result
from documents.voting.queries.polls import (
    awaiting_ballots,
    deciding_bodies,
    polls_behind,
    polls_followed,
    polls_of,
    polls_on,
    polls_without_result,
)
from documents.voting.rows import asked_in, standing_in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats

# How one votes who sees no screen; only what the office may enter for him.
BY_HAND = {
    (OPEN, WRITING): _kept(
        "kính mời ghi ý kiến vào phiếu biểu quyết, ký tên và gửi về Văn phòng, hoặc gửi ảnh chụp phiếu "
        "qua Zalo"
    ),
    (OPEN, MEETING): _kept("kính mời biểu quyết tại cuộc họp"),
}
ASK_HOW = _kept("kính mời liên hệ Văn phòng để được hướng dẫn bỏ phiếu")


@section(
    "voting",
    order=6,
    template="voting/package.html",
    rows=Poll.objects.filter(package=OuterRef("pk")),
    always=True,
)
def votes_on_package(package: Package, reader: Person) -> dict[str, Any]:
    """The votes there were, and for who records for the deciding body the link that opens one."""
    found = list(polls_on(package)) if has_rows(package, "voting") else []
    is_open = any(one.ended is None for one in found)
    bodies = [] if is_open else deciding_bodies(package, reader)
    if not found and not bodies:
        return {}
    worn = hats(reader)
    seen = (polls_of(worn) | polls_followed(worn)).filter(package=package).order_by()
    opened = set(seen.values_list("pk", flat=True)) if found else set()
    told = [{"poll": one, "standing": standing_in_words(one), "opened": one.pk in opened} for one in found]
    return {"votes": {"polls": told, "bodies": Body.objects.filter(pk__in=bodies)}}


@personal_days("voting")
def days_of_votes(person: Person, worn: Hats) -> Iterator[PersonalDay]:
    """Until when he votes in writing, where his ballot is still waited for."""
    polls = awaiting_ballots(person, worn, on_paper=True)
    said = told_items(Package._meta.label_lower, {one.package_id for one in polls}, None)
    for one in polls:
        if one.until:
            title = _kept("Hết hạn biểu quyết: %(what)s") % {"what": said[one.package_id].what}
            yield PersonalDay("poll", one.pk, one.until, title, one.at)


@told_as(Poll._meta.label_lower)
def polls_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Votes in words; what leaves the product calls nobody to a vote that is over."""
    found = Poll.objects.filter(pk__in=list(ids)).select_related("package", "end")
    said = told_items(Package._meta.label_lower, {one.package_id for one in found}, reader)
    return {
        one.pk: ToldItem(
            one,
            said[one.package_id].what,
            reverse("poll", args=[one.pk]) if reader else "",
            said[one.package_id].secret,
            BY_HAND.get((one.way, one.manner), ASK_HOW),
        )
        for one in found
        if reader is not None or not one.is_over
    }


class VotesTold:
    """Votes as minutes of meetings tell them."""

    def told(self, decisions: Collection[int]) -> dict[int, ToldVote]:
        """See `VoteTeller`."""
        return {poll.end.decision_id or 0: _vote_in_words(poll) for poll in polls_behind(decisions)}

    def without_result(self, body: Body, day: date) -> list[str]:
        """See `VoteTeller`."""
        words = _("%(title)s, dự thảo lần %(number)d: %(how)s.")
        return [
            words
            % {
                "title": poll.package.listed_title,
                "number": poll.version.number,
                "how": standing_in_words(poll)[:1].lower() + standing_in_words(poll)[1:],
            }
            for poll in polls_without_result(body, day)
        ]

    def is_open_on(self, package: Package) -> bool:
        """See `VoteTeller`."""
        return any(poll.ended is None for poll in polls_on(package))

    def hidden_from(self, reader: Person, decisions: Collection[int]) -> set[int]:
        """See `VoteTeller`."""
        named = [poll for poll in polls_behind(decisions) if poll.by_name]
        return {poll.end.decision_id or 0 for poll in named if name_keeper().veiled(poll.package, reader)}


def _vote_in_words(poll: Poll) -> ToldVote:
    questions = list(poll.questions.all())
    for one in questions:
        one.poll = poll
        one.count.question = one
    titles = asked_in(poll, poll.package)
    several = len(questions) > 1 or poll.by_name
    return ToldVote(
        way=str(poll.get_way_display()),
        questions=tuple(question_result(titles, one.count) for one in questions) if several else (),
        tellers=tuple(poll.end.tellers),
        in_writing=poll.manner == WRITING,
    )


hang_in_votes(VotesTold())
