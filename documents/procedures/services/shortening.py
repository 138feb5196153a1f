"""A body that fills several levels decides once: the ways of a new congress without the levels before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.settingup.models import CongressKind
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.procedures.services.adopting import adopt
from documents.procedures.services.shaping import DECIDING, Way
from workflows.procedures import store
from workflows.procedures.merge import flatten
from workflows.procedures.written import toml_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

# Kept in rows, so in Vietnamese whatever language the page is in.
WHY = _kept("Một cơ quan giữ nhiều cấp thì chỉ quyết định một lần.")


def decide_once(congress: Congress, *, by: Person | None) -> list[str]:
    """Give a new congress its own ways of the kinds in which one body would decide again and again.

    Of levels filled by the same bodies the last stays, or the one whose vote the signature needs. Returns
    the codes of those kinds. `by` is None for the command line. Called within the founding.
    """
    found = []
    for row in CongressKind.objects.filter(congress=congress):
        way = Way(row.code, scope_of(congress))
        decider = kind_of(way.definition).decider
        off = repeated_levels(way, row.bound, decider)
        if not off:
            continue
        shaped = way.shaped(off=off, days={}, decider=decider)
        roles = {*way.roles_with(shaped), "lead"}
        flat = flatten(
            {"extends": row.code, **shaped}, lambda code: store.raw_in_force(code, scope_of(congress))
        )
        held = flat["kind"]["bodies"]
        flat["kind"] = flat["kind"] | {"bodies": {role: held[role] for role in held if role in roles}}
        text = toml_of({name: value for name, value in flat.items() if value})
        made = store.parse_text(row.code, text, scope_of(congress))
        adopt(made, by=by, reason=WHY, congress=congress, source=text.encode())
        row.bound = {role: codes for role, codes in row.bound.items() if role in kind_of(made).bodies}
        row.save()
        found.append(row.code)
    return found


def repeated_levels(way: Way, bound: Mapping[str, Sequence[str]], decider: str) -> frozenset[str]:
    """The stages of deciding that may be left out, since the same bodies decide again further on."""
    levels = [
        (stage, move["holder"])
        for stage in way.main
        for move in way.flat["transition"]
        if stage in move["from"] and DECIDING.intersection(move.get("answers", ()))
    ]
    kept: dict[tuple[str, ...], tuple[str, str]] = {}
    off = set()
    for stage, role in levels:
        bodies = tuple(sorted(bound.get(role, ())))
        if not bodies or role == "lead":
            continue
        before = kept.get(bodies)
        if before is None or before[1] != decider:
            off.update([before[0]] if before else [])
            kept[bodies] = stage, role
        else:
            off.add(stage)
    return frozenset(off.intersection(way.optional))
