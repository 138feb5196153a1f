"""A kind that there is, said otherwise on the page that made it: its code and those of its parts stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms

from documents.packages.forms.typed import field_as
from documents.procedures.forms.making import PAPERS, PARTS, MakeKindForm
from workflows.text import clean

if TYPE_CHECKING:
    from documents.procedures.services.making import KindSaid


class ReshapeKindForm(MakeKindForm):
    """What was said of a kind, to be said otherwise; packages know parts by their codes, so these stay."""

    before: KindSaid
    code = None  # type: ignore[assignment]  # so Django leaves out a field of its parent

    def __init__(self, *args: Any, before: KindSaid, **kwargs: Any) -> None:
        self.before, self.rows = before, max(PARTS, len(before.parts) + 1)
        super().__init__(*args, way=before.way, initial=_in_fields(before), **kwargs)
        if before.paper not in PAPERS:
            field_as(self, "paper", forms.ChoiceField).choices = [
                *PAPERS.items(),
                (before.paper, before.paper),
            ]

    def code_to_bear(self) -> str:
        """A kind keeps its code."""
        return self.before.code

    def said(self, off: frozenset[str]) -> KindSaid:
        """As of a new kind, with what no field asks and the codes of the parts that stay."""
        return replace(
            super().said(off), codes=self._codes(), kept=self.before.kept, unsaid=self.before.unsaid
        )

    def _codes(self) -> list[str]:
        """The code of each part: that of the part so called before, else that of the part in its line."""
        typed = [clean(self.cleaned_data.get(f"part_{number}") or "") for number in range(1, self.rows + 1)]
        lines = {number: words for number, words in enumerate(typed) if words}
        before = [
            (title, code) for (title, _must), code in zip(self.before.parts, self.before.codes, strict=True)
        ]
        there = [
            (number, code, number == old, lines[number] == title)
            for number in lines
            for old, (title, code) in enumerate(before)
        ]
        # Where both agree first; who is called otherwise now has his line at least.
        there.sort(key=lambda pair: (not (pair[2] and pair[3]), not pair[3]))
        kept: dict[int, str] = {}
        for number, code, line, title in there:
            if (line or title) and number not in kept and code not in kept.values():
                kept[number] = code
        return [kept.get(number, "") for number in lines]


def _in_fields(said: KindSaid) -> dict[str, Any]:
    """field -> what stands in it before anybody types."""
    parts = {
        name: value
        for number, (title, must) in enumerate(said.parts, start=1)
        for name, value in ((f"part_{number}", title), (f"must_{number}", must))
    }
    days = {f"days_{code}": int(offset.rstrip("wd")) for code, offset in said.days.items()}
    stages = {f"keep_{code}": code not in said.off for code in said.way.optional}
    names = ("title", "paper", "confidential", "decider", "sign_form", "signer_title")
    return {name: getattr(said, name) for name in names} | parts | stages | days
