"""What signing hangs into the rest: a link of the menu, papers one may print, the drawing of long ones."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.queries.congresses import congress_among
from congress.roles import Right
from congress.site.menu import hang_in
from documents.packages.beside import followed_beside
from documents.packages.incoming import hang_in_taker
from documents.packages.models.packages import Package
from documents.packages.queries.paper_signatures import uncompared
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.queries.visible import with_paper
from documents.packages.sections import section
from documents.packages.services.paper_pages import pages_awaited
from documents.paper.language import on_paper
from documents.signing.papers.copies import render_copies
from documents.signing.papers.copies_facts import copy_marks, draft_of
from documents.signing.papers.long_papers import (
    LONG_COPIES,
    LONG_SET,
    key_of_long_copies,
    key_of_long_set,
)
from documents.signing.papers.signing_set import render_signing_set
from documents.signing.papers.signing_set_facts import set_of
from documents.signing.queries import copies_of, last_day_to_compare, may_hand_out, signature_that_counts
from documents.signing.rows import pens_waiting
from documents.signing.services.keeping import (
    KEPT_SET,
    ask_for_new_signed_sets,
    keep_signed_set,
    kept_set_of,
    key_of_signed_set,
)
from documents.signing.services.sheets_back import SignedSheets
from documents.signing.services.signing import signing_move
from documents.signing.services.stamped import takes_stamped
from documents.texts.files import PAPERS
from workflows import clock
from workflows.background.kinds import Telling, background, each_minute
from workflows.errors import Busy, Stale

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.paper_signatures import PaperSignature
    from documents.paper.listing import Listing


@background(LONG_SET, label=_("bộ trình ký"))
def draw_signing_set(telling: Telling, *, key: str, package: int) -> str:
    """The name in the store of the set. Raises Stale where what it prints is not what was asked for."""
    found = with_paper(Package.objects.filter(pk=package)).get()
    if found.current is None or key_of_long_set(found) != key:
        raise Stale
    with on_paper():
        return PAPERS.keep(BytesIO(render_signing_set(set_of(found), telling))).name


@background(LONG_COPIES, label=_("bản in có số"))
def draw_copies(telling: Telling, *, key: str, copies: list[int]) -> str:
    """The name in the store of these copies. Raises Stale like the set."""
    package = with_paper(Package.objects.filter(versions__copies=copies[0])).get()
    chosen = list(copies_of(package).filter(pk__in=copies))
    if key_of_long_copies(package, chosen) != key:
        raise Stale
    with on_paper():
        data = render_copies(draft_of(package, chosen[0].version), copy_marks(chosen), telling)
    return PAPERS.keep(BytesIO(data)).name


@background(KEPT_SET, label=_("bản đã ký"))
def draw_signed_set(telling: Telling, *, key: str, package: int) -> str:
    """The name in the store of the kept paper of a signature.

    Raises NotNow where it does not count, Stale where another counts by now.
    """
    found = with_paper(Package.objects.filter(pk=package)).get()
    signature = signature_that_counts(found)
    if key_of_signed_set(signature) != key:
        raise Stale
    if (kept := kept_set_of(signature)) is None:
        # What was asked for earlier is drawn earlier; without a worker the page has drawn it.
        if found.current and pages_awaited(found.current.parts.select_related("blob")):
            raise Busy
        with on_paper():
            papers = set_of(found)
            data = render_signing_set(papers, telling)
        kept = keep_signed_set(signature, data, code=papers.code)
    return kept.blob.name


each_minute(ask_for_new_signed_sets)
hang_in("signing", _("Ký duyệt"), place="ky-duyet", order=40, only="signs")


@followed_beside("signing")
def pens_long_waiting(hats: Hats) -> Listing[PaperSignature] | None:
    """The pen signatures that nobody compared in three working days, for who records somewhere."""
    congress = congress_among(hats.congresses)
    if congress is None or not (hats.bodies_with(Right.RECORD) or hats.congresses_with(Right.RECORD)):
        return None
    found = [one for one in uncompared(congress) if last_day_to_compare(one) <= clock.today()]
    name = _t("Đã ký trên giấy, quá 3 ngày làm việc chưa đối chiếu")
    return pens_waiting(found, name=name) if found else None


@section("papers")
def papers(package: Package, reader: Person) -> dict[str, Any]:
    """What drafting offers beside the drafts: the papers that this reader may print."""
    return {"printables": printables(package, reader)}


def printables(package: Package, reader: Person) -> list[dict[str, str]]:
    """The papers of a package with a draft that this reader may print: where, and what each is called."""
    names = [("sign-sheet", _t("Phiếu trình ký (.pdf)"))]
    if signing_move(package):
        names.insert(0, ("signing-set", _t("Bộ trình ký để in (.pdf)")))
    stage = package.definition.stage_of(package.state)
    if stage is not None and stage.terminal and stage.counts:
        names.insert(0, ("signed-set", _t("Bản đã ký (.pdf)")))
        if takes_stamped(reader, package):
            names.insert(1, ("stamped", _t("Tải lên bản chính thức đã ký, đóng dấu")))
    if package.confidential and may_hand_out(package, reader):
        names.append(("copies", _t("Bản in có số")))
    if may_see_viewings(package, reader):
        names.append(("viewings", _t("Lượt xem")))
    found = [{"url": reverse(name, args=[package.code]), "label": label} for name, label in names]
    letter = reverse("paper-to-issue", args=["to-trinh", package.code])
    return [*found, {"url": letter, "label": _t("Tờ trình (Word, .pdf)")}]


hang_in_taker(SignedSheets())
