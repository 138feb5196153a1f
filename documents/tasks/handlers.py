"""What tasks hang into the rest: the link of the menu, and the open ones on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.queries.congresses import congress_among
from congress.site.menu import hang_in
from documents.packages.beside import followed_beside
from documents.packages.queries.visible import urged_congresses
from documents.tasks.queries.tasks import open_tasks
from documents.tasks.rows.tasks import TaskLine, task_lines, tasks_listing

if TYPE_CHECKING:
    from congress.people.queries.hats import Hats
    from documents.paper.listing import Listing

# The most urgent; the rest is a link away.
SHOWN = 12

hang_in("tasks", _("Nhiệm vụ"), place="nhiem-vu", order=25)


@followed_beside("tasks")
def tasks_on_board(hats: Hats) -> Listing[TaskLine] | None:
    """The open tasks of the congress he looks at, the most urgent first; telephones for who urges."""
    congress = congress_among(hats.congresses)
    if congress is None:
        return None
    found = open_tasks(congress).select_related("procedure", "lead").defer("procedure__canonical")
    lines = task_lines(list(found[:SHOWN]))
    if not lines:
        return None
    return tasks_listing(lines, name=_t("Nhiệm vụ đang thực hiện"), telephones=bool(urged_congresses(hats)))
