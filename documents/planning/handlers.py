"""What planning hangs into the rest: the plan and more time on the page of a package, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.handlers import when
from documents.packages.sections import section
from documents.planning.rows.extensions import request_in_words
from documents.planning.services import tell_of_more_time
from workflows.engine.conditions import may
from workflows.engine.marking import marking_of
from workflows.extensions import open_request
from workflows.procedures.overlay import ANSWER, ASK

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("plan", place="aside", order=5, template="planning/package.html")
def plan_section(package: Package, reader: Person) -> dict[str, Any]:
    """There for every reader of the package."""
    return {"planned": bool(package.plan_days)}


@section("extension", order=1, template="planning/extension.html")
def extension_section(package: Package, reader: Person) -> dict[str, Any]:
    """The request that is open, for every reader; the way to make one for who is waited for."""
    request, spot = open_request(package), marking_of(package).own
    move = package.definition.move(ANSWER if request else ASK, package.state)
    able = move is not None and not package.congress.archived and may(spot, move, reader) is not None
    if not request and not able:
        return {}
    facts = []
    if request:
        facts = [
            {"name": _("Đề nghị"), "value": request_in_words(request)},
            {"name": _("Trả lời"), "value": _("Đang chờ trả lời")},
        ]
    return {"extension": {"facts": facts, "move": move if able else None}}


when("more_time")(tell_of_more_time)
