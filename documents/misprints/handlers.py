"""What technical corrections hang into the rest: their section on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.queries.misprints import awaited_correction, corrections_to
from documents.packages.sections import section
from documents.packages.services.misprints import may_propose_correction
from documents.packages.words.misprints import correction_in_words

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

# The phases in which a body has voted on the text, or signed it.
VOTED = frozenset(("decision", "signing", "done"))


@section("misprints", order=7, template="misprints/package.html")
def corrections_on_package(package: Package, reader: Person) -> dict[str, Any]:
    """The corrections made and the one that waits; the way to propose one, once something was judged."""
    if not package.has_left_drafting:
        return {}
    made = [{"row": one, "words": correction_in_words(one)} for one in corrections_to(package.current)]
    awaited = awaited_correction(package)
    # The page that the link leads to asks for the vote itself; here the stage tells enough, and asks nothing.
    definition, state = package.definition, package.state
    stage, way = definition.stage_of(state), definition.main_way()
    # Where it is appraised the lead body has voted on it in a stage before this one, or does not at all.
    passed = way[: way.index(state)] if stage and stage.phase == "review" and state in way else ()
    moves = (move for code in passed for move in definition.moves_from(code))
    voted = (stage is not None and stage.phase in VOTED) or any("decision" in move.answers for move in moves)
    voted = voted and not package.congress.archived
    proposes = awaited is None and voted and may_propose_correction(reader, package)
    found = {"made": made, "awaited": awaited, "proposes": proposes}
    return {"misprints": found} if any(found.values()) else {}
