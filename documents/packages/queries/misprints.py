"""Slips of letters put right: the drafts that are one text, what waits for an answer, what a body said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, OuterRef

from congress.roles import Right
from documents.packages.models.misprints import MisprintAnswer, MisprintLimit, MisprintProposal
from documents.packages.printed import fingerprint_with
from documents.packages.sections import ask_whether, known_to_lack
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


def drafts_corrected(draft: Version | None) -> list[Version]:
    """The draft, then those of which it is the text with slips of letters put right, the newest first."""
    found = []
    while draft is not None:
        found.append(draft)
        draft = draft.corrects
    return found


def texts_in_force(package: Package) -> dict[int, str]:
    """id -> fingerprint of the draft in force, and of those it corrects: said of one is said of all."""
    drafts = drafts_corrected(package.current)
    return {one.pk: fingerprint_with(one.fingerprint, package.printed) for one in drafts}


def corrections_to(draft: Version | None) -> list[MisprintAnswer]:
    """The corrections that led to a draft, the first first; no query where there was none."""
    made = [one.pk for one in drafts_corrected(draft) if one.corrects_id]
    rows = MisprintAnswer.objects.filter(version__in=made).select_related("by", "proposal__by", "version")
    return list(rows.order_by("id")) if made else []


def awaited_correction(package: Package) -> MisprintProposal | None:
    """The proposal about the draft in force that nobody has answered."""
    if known_to_lack(package, "awaited correction"):
        return None
    rows = MisprintProposal.objects.filter(version=package.current_id, answer=None)
    return rows.select_related("by", "body", "blob", "version").order_by("-id").first()


ask_whether("awaited correction", MisprintProposal.objects.filter(version=OuterRef("current"), answer=None))


def corrections_awaiting(person: Person, worn: Hats) -> list[MisprintProposal]:
    """Those that he may confirm as head of the lead body, the oldest first; no query for who heads none."""
    leads = [body for body, right in worn.pairs() if right == Right.SIGN]
    if not leads or not any_correction_proposed():
        return []
    rows = MisprintProposal.objects.filter(version=F("version__package__current"), answer=None)
    rows = rows.filter(version__package__lead__in=leads, version__package__congress__archived=None)
    return list(rows.exclude(by=person).select_related("version__package", "body", "by").order_by("id"))


@kept_by_the_book
def any_correction_proposed() -> bool:
    """Whether any proposal was not answered, be it of a draft that is no longer in force."""
    return MisprintProposal.objects.filter(answer=None).exists()


def limit_of(body: Body) -> MisprintLimit | None:
    """What the body has resolved; None where it has not, so that nothing is put right without a vote."""
    return MisprintLimit.objects.filter(body=body).select_related("by").order_by("-id").first()
