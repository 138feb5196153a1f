"""What the reader asked the board for, as every form of it (page, paper, drawing, workbook) reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from congress import queries as people
from documents import queries
from documents.forms import GROUPINGS, BoardForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from documents.models import Package


@dataclass(frozen=True, slots=True)
class Asked:
    """The packages asked for, ranked, with what is needed to show them and to ask again."""

    hats: people.Hats
    seen: queries.Landscape
    listed: QuerySet[Package]
    ranked: QuerySet[Package]
    packages: QuerySet[Package]
    form: BoardForm
    grouping: str

    def query(self, **changes: str | None) -> str:
        """The address' question with some answers changed; "" drops one."""
        answers = {"theo": self.grouping if self.grouping != "ho-so" else "", **self.form.asked}
        answers |= {name.replace("_", "-"): value for name, value in changes.items()}
        if answers.get("theo") == "ho-so":
            del answers["theo"]
        kept = {name: value for name, value in answers.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


def asked(request: HttpRequest) -> Asked:
    """Every package of the reader's congresses that passes his filters, the most urgent first."""
    hats = people.hats(request.user)
    listed = queries.listed_to(request.user, hats=hats)
    seen = queries.landscape(listed)
    ranked = queries.ranked(listed, seen)
    form = BoardForm(request.GET, seen=seen, bodies=queries.holders(listed))
    grouping = request.GET.get("theo", "")
    return Asked(
        hats=hats,
        seen=seen,
        listed=listed,
        ranked=ranked,
        packages=queries.sifted(ranked, form.sieve, seen),
        form=form,
        grouping=grouping if grouping in GROUPINGS else "ho-so",
    )
