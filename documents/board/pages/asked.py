"""What the reader asked the board for, as every form of it (page, paper, drawing, workbook) reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.people.queries.body_names import bodies_founded
from congress.site.choosing import hats_here
from documents.board.forms.board import GROUPINGS, BoardForm
from documents.board.queries.landscape import Landscape, Ranked, sifted
from documents.board.queries.occurring import occurring
from documents.board.rows.packages import progress
from documents.packages.queries.visible import lines_to, listed_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.board.words.lines import Progress
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class Asked:
    """The packages asked for, ranked, with what is needed to show them and to ask again."""

    hats: Hats
    seen: Landscape
    # Every body of the reader's congresses, and every package listed to him.
    bodies: Sequence[Body]
    all: Ranked
    packages: QuerySet[Package]
    ranked: Ranked
    form: BoardForm
    grouping: str

    def lines(self, packages: Sequence[Package]) -> list[Progress]:
        """The lines of some of them."""
        return progress(packages, self.hats, bodies=self.bodies)

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

    def ways(self, *, here: str = "") -> list[dict[str, Any]]:
        """The tabs of the board: the lines in each grouping, the drawing, what came on time.

        `here` names the address of one of the last two, "" the lines.
        """
        found = [
            {
                "label": label,
                "url": reverse("board") + self.query(theo=code),
                "here": code == self.grouping and not here,
            }
            for code, label in GROUPINGS.items()
        ]
        drawing = reverse("timeline") + self.query() + "#hom-nay"
        return [
            *found,
            {"label": _("Biểu đồ thời gian"), "url": drawing, "here": here == "timeline"},
            {"label": _("Đúng hạn"), "url": reverse("on-time"), "here": here == "on-time"},
        ]


def asked(request: PersonRequest) -> Asked:
    """Every package of the reader's congresses that passes his filters and counts, the most urgent first."""
    hats = hats_here(request)
    listed = listed_to(request.user, hats=hats).filter(counts=True)
    rows = lines_to(request.user, listed, hats=hats)
    occurs, bodies = occurring(hats.congresses), bodies_founded(hats.congresses)
    seen, holding = occurs.seen, [body for body in bodies if body.pk in occurs.holders]
    form = BoardForm(request.GET, seen=seen, bodies=holding)
    grouping, sieve = request.GET.get("theo", ""), form.sieve
    packages = sifted(listed, sieve, seen)
    whole = Ranked(listed, rows, occurs.counts)
    return Asked(
        hats=hats,
        seen=seen,
        bodies=bodies,
        all=whole,
        packages=packages,
        ranked=Ranked(packages, rows) if sieve.narrows else whole,
        form=form,
        grouping=grouping if grouping in GROUPINGS else "ho-so",
    )
