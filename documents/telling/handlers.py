"""What telling hangs into the rest: its link of the menu, who hears of what, and packages in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.site.menu import hang_in
from documents.packages.handlers import when
from documents.packages.models.packages import Package
from documents.packages.queries.visible import visible_to
from documents.packages.told import ToldItem, told_as
from documents.telling.papers.posting import post_round
from documents.telling.rules import PACKAGE
from documents.telling.services import (
    tell_of_comparison,
    tell_of_step,
    tell_who_is_answered,
    tell_who_was_called,
    tell_whose_remarks_are_settled,
)
from workflows.background.kinds import each_minute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person

hang_in("passing-on", _("Báo tin"), place="bao-tin", order=57, only="of_office")
each_minute(post_round)
when("stepped")(tell_of_step)
when("compared")(tell_of_comparison)
when("called")(tell_who_was_called)
when("comment_answered")(tell_who_is_answered)
when("disposed")(tell_whose_remarks_are_settled)


@told_as(PACKAGE)
def packages_told(ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """Packages by what may be said of them in any list; nothing of what is noted on a confidential one."""
    found = Package.objects.filter(pk__in=list(ids)).select_related("procedure").defer("procedure__canonical")
    seen = set(visible_to(reader).filter(pk__in=list(ids)).values_list("pk", flat=True)) if reader else set()
    return {
        one.pk: ToldItem(
            one,
            _t("%(title)s (%(code)s)") % {"title": one.listed_title, "code": one.code},
            reverse("package", args=[one.code]) if one.pk in seen else "",
            one.confidential,
        )
        for one in found
    }
