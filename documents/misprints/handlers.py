"""What technical corrections hang into the rest: their section on the page of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.packages.queries.judgements import standing_decisions
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
    # The page that the link leads to asks for the vote itself; here the stage mostly tells enough.
    stage = package.definition.stage_of(package.state)
    phase = stage.phase if stage else ""
    # Where it is appraised the lead body may have voted on it before, or may not have.
    voted = phase in VOTED or (phase == "review" and standing_decisions(package).exists())
    voted = voted and not package.congress.archived
    proposes = awaited is None and voted and may_propose_correction(reader, package)
    found = {"made": made, "awaited": awaited, "proposes": proposes}
    return {"misprints": found} if any(found.values()) else {}
