"""What signing hangs into the rest: a link of the menu, and the papers of a package that may be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.site.menu import hang_in
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.sections import section
from documents.signing.queries import may_hand_out
from documents.signing.services.signing import signing_move

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


hang_in("signing", _("Ký duyệt"), place="ky-duyet", order=40, only="signs")


@section("papers")
def papers(package: Package, reader: Person) -> dict[str, Any]:
    """What drafting offers beside the drafts: the papers that this reader may print."""
    return {"printables": printables(package, reader)}


def printables(package: Package, reader: Person) -> list[dict[str, str]]:
    """The papers of a package with a draft that this reader may print: where, and what each is called."""
    names = [("sign-sheet", _t("Phiếu trình ký (.pdf)"))]
    if signing_move(package):
        names.insert(0, ("signing-set", _t("Bộ trình ký để in (.pdf)")))
    if package.confidential and may_hand_out(package, reader):
        names.append(("copies", _t("Bản in có số")))
    if may_see_viewings(package, reader):
        names.append(("viewings", _t("Lượt xem")))
    return [{"url": reverse(name, args=[package.code]), "label": label} for name, label in names]
