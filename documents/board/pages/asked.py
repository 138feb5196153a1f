"""What the reader asked the board for, as every form of it (page, paper, drawing, workbook) reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from congress.site.choosing import hats_here
from documents.board.forms.board import GROUPINGS, BoardForm
from documents.board.queries.landscape import Landscape, holders, landscape, ranked, sifted
from documents.packages.queries.visible import listed_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class Asked:
    """The packages asked for, ranked, with what is needed to show them and to ask again."""

    hats: Hats
    seen: Landscape
    listed: QuerySet[Package]
    ranked: QuerySet[Package]
    packages: QuerySet[Package]
    form: BoardForm
    grouping: str

    def query(self, **changes: str | None) -> str:
        """The address' question with some answers changed; "" drops one."""
        answers: dict[str, str | None] = {
            "theo": self.grouping if self.grouping != "ho-so" else "",
            **self.form.asked,
        }
        answers |= {name.replace("_", "-"): value for name, value in changes.items()}
        if answers.get("theo") == "ho-so":
            del answers["theo"]
        kept = {name: value for name, value in answers.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


def asked(request: PersonRequest) -> Asked:
    """Every package of the reader's congresses that passes his filters and counts, the most urgent first."""
    hats = hats_here(request)
    listed = listed_to(request.user, hats=hats).filter(counts=True)
    seen = landscape(listed)
    in_turn = ranked(listed, seen)
    form = BoardForm(request.GET, seen=seen, bodies=holders(listed))
    grouping = request.GET.get("theo", "")
    return Asked(
        hats=hats,
        seen=seen,
        listed=listed,
        ranked=in_turn,
        packages=sifted(in_turn, form.sieve, seen),
        form=form,
        grouping=grouping if grouping in GROUPINGS else "ho-so",
    )
