"""A paper of the tray beside the form into which it is entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from documents.packages.queries.incoming import papers_seen_by, tray_papers

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.packages.queries.incoming import TrayPaper

NAMED = "giay"


@dataclass(frozen=True, slots=True)
class PaperBeside:
    """A paper as `components/paper_beside.html` shows it: the addresses of its pages and of its file."""

    standing: TrayPaper
    leaves: tuple[str, ...]
    file: str
    page: str
    following: str


def paper_beside(request: PersonRequest, congress: Congress) -> PaperBeside | None:
    """The paper that the address names (`?giay=`), None where it names none; 404 for one he does not see."""
    asked = request.GET.get(NAMED, "")
    if not asked:
        return None
    rows = papers_seen_by(request.user, congress).filter(pk=int(asked)) if asked.isdecimal() else None
    found = tray_papers(rows) if rows is not None and len(asked) <= 12 else []
    if not found:
        raise Http404
    return shown_beside(found[0])


def paper_kept(request: PersonRequest, congress: Congress, paper: int | None) -> PaperBeside | None:
    """The paper from which something was entered, for who may see it; None for everybody else."""
    found = tray_papers(papers_seen_by(request.user, congress).filter(pk=paper)) if paper else []
    return shown_beside(found[0]) if found else None


def shown_beside(standing: TrayPaper) -> PaperBeside:
    """One paper as pages show it."""
    key = standing.paper.pk
    return PaperBeside(
        standing,
        tuple(reverse("tray-leaf", args=[key, number]) for number in standing.leaves),
        reverse("tray-file", args=[key]) if standing.paper.blob_id else "",
        reverse("tray-paper", args=[key]),
        f"{reverse('tray-next')}?sau={key}",
    )
