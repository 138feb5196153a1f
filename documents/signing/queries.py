"""What printed papers bear and lead back to: the code of a draft at a step, numbered copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.queries.hats import hats as hats_of
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from documents.packages.models.packages import Package
from documents.packages.queries.judgements import signature_on_current
from documents.packages.queries.misprints import awaited_correction
from documents.packages.queries.paper_signatures import awaits_comparison
from documents.packages.queries.visible import visible_to, with_paper
from documents.paper import codes
from documents.signing.models import PaperCopy
from workflows import clock, deadlines
from workflows.errors import NotNow
from workflows.folding import fold
from workflows.models import Duty
from workflows.queries import calendar_in_force
from workflows.work import first_open

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.drafts import Version
    from documents.packages.models.judgements import Signature
    from documents.packages.models.paper_signatures import PaperSignature

# Working days in which somebody else compares a pen signature; from the last of them the board tells it.
TO_COMPARE = 3
# As many as a signer's page and folder hold.
MOST_WAITING = 50
# Moves made by those who judge a text: the bodies that decide, and the signer.
JUDGED = (Right.RECORD, Right.SIGN)


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """What a code on paper leads to: the package, the draft it was printed of, and when that was.

    `revision` and `fingerprint` are the package's at the time of printing, `since` the day from which it
    stood so; `copy` is set for a numbered copy, and `since` is then the day it was given out.
    """

    package: Package
    version: Version
    revision: int
    fingerprint: str
    since: date
    copy: PaperCopy | None = None
    # Id of the head for whose hand it was printed; 0 where the paper names nobody.
    signer: int = 0

    @property
    def is_current(self) -> bool:
        """Whether the text on the paper is the text in force, whatever was done with the package since."""
        if self.copy is not None:
            return self.version.pk == self.package.current_id
        text = (self.version.pk, self.fingerprint)
        return text == (self.package.current_id, self.package.fingerprint())

    @property
    def in_force(self) -> bool:
        """Whether the paper shows the package exactly as it stands now."""
        current = (self.package.revision, self.package.current_id)
        return self.copy is None and (self.revision, self.version.pk) == current


@dataclass(frozen=True, slots=True)
class ForSignature:
    """A package that waits for a signer's hand, and the last day for it."""

    package: Package
    due: date


def awaiting_signature(signer: Person, *, reader: Person, hats: Hats) -> list[ForSignature]:
    """What waits for this signer and the reader (who wears `hats`) may open, with its paper, by last day."""
    worn = hats if signer == reader else hats_of(signer)
    pairs = [pair for pair in worn.pairs() if pair[1] == Right.SIGN]
    dues = {duty.item_id: duty.due for duty in first_open(pairs, signer.pk, MOST_WAITING)}
    found = with_paper(visible_to(reader, hats=hats).filter(pk__in=list(dues)))
    waiting = [
        ForSignature(one, dues[one.pk]) for one in found if one.definition.move_asking("signature", one.state)
    ]
    return sorted(waiting, key=lambda one: (one.due, one.package.pk))


def signers_waited_for(congress_id: int) -> QuerySet[Person]:
    """Those for whose signature a package of this congress waits today."""
    open_ = Duty.objects.open_for(Package).filter(right=Right.SIGN)
    bodies = Body.objects.filter(congress=congress_id, pk__in=open_.values("holder"))
    return people_who_may(Right.SIGN, bodies.values_list("pk", flat=True), own=True)


def code_of(package: Package) -> str:
    """The code of a paper printed of the package as it stands now."""
    return codes.make(package.pk, _place(package.revision, signer_now(package)), package.fingerprint())


def signer_now(package: Package) -> int:
    """Id of the head for whose hand a paper is printed today; 0 where there is none, or after the signing."""
    stage = package.definition.stage_of(package.state)
    if stage is None or stage.terminal:
        return 0
    bodies = [one.body_id for one in package.bodies("signer") if one.body_id]
    heads = Membership.objects.in_force(clock.today()).filter(body__in=bodies, role="head")
    return heads.order_by("pk").values_list("person_id", flat=True).first() or 0


def _place(revision: int, signer: int) -> str:
    return f"{revision} {signer}" if signer else str(revision)


def code_of_copy(copy: PaperCopy) -> str:
    """The code on every page of one numbered copy; read with its version and package."""
    return codes.make(copy.version.package_id, f"copy {copy.number}", copy.version.fingerprint)


def code_on(found: FoundCopy) -> str:
    """The code that stands at the foot of the paper."""
    if found.copy is not None:
        return code_of_copy(found.copy)
    return codes.make(found.package.pk, _place(found.revision, found.signer), found.fingerprint)


def paper_in_words(found: FoundCopy) -> str:
    """Which paper it is, as one is told who has taken it for another."""
    facts = {"code": found.package.code, "number": found.version.number}
    if found.copy is not None:
        words = _("bản in có số %(copy)02d, hồ sơ %(code)s, dự thảo lần %(number)d")
        return words % (facts | {"copy": found.copy.number})
    return _("bộ trình ký hồ sơ %(code)s, dự thảo lần %(number)d") % facts


def found_by(code: codes.Code, packages: QuerySet[Package]) -> FoundCopy | None:
    """What the code was printed on, among these packages; None when no such paper was ever printed."""
    last = Package.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = packages.filter(pk__in=list(code.package_ids(last))).select_related("procedure", "current", "lead")
    for found in (paper for row in rows for paper in _papers(row)):
        if code_on(found) == code.text:
            return found
    return None


def copies_of(package: Package) -> QuerySet[PaperCopy]:
    """Every numbered copy of any draft of the package, by number."""
    found = PaperCopy.objects.filter(version__package=package)
    return found.select_related("version__package", "reader", "given_by", "received_by").order_by("number")


def may_hand_out(package: Package, person: Person) -> bool:
    """Whether he gives out copies: a reader, of the office or of those who submit for the lead."""
    if not package.is_visible(person):
        return False
    if package.may(person, Right.SUBMIT, holder="lead"):
        return True
    return hats_of(person).enters_for(package.congress_id)


def signature_that_counts(package: Package) -> Signature:
    """The signature in force. Raises NotNow where there is none, or it or a correction waits for somebody."""
    facts = {"code": package.code}
    if (signature := signature_on_current(package)) is None:
        raise NotNow(_("Hồ sơ %(code)s chưa được ký duyệt, hoặc đã mở lại sau khi ký.") % facts)
    if awaits_comparison(package) is not None:
        words = _(
            "Chữ ký trên giấy của hồ sơ %(code)s đang chờ đối chiếu; bản đã ký được lập sau khi đối chiếu."
        )
        raise NotNow(words % facts)
    if awaited_correction(package) is not None:
        words = _("Sửa lỗi kỹ thuật của hồ sơ %(code)s đang chờ xác nhận; bản đã ký được lập sau đó.")
        raise NotNow(words % facts)
    return signature


def last_judged(package: Package) -> Version | None:
    """The draft before the one in force that a deciding body or the signer last had before him."""
    seen = package.versions.filter(withdrawal=None).exclude(pk=package.current_id).in_bulk()
    steps = package.steps.filter(version__in=seen).order_by("-sequence")
    for action, source, version in steps.values_list("action", "source", "version_id"):
        move = package.definition.move(action, source)
        if move is not None and move.right in JUDGED:
            found: Version = seen[version]
            return found
    return None


def _papers(package: Package) -> Iterator[FoundCopy]:
    """Every paper that may have been printed of a package, the newest first."""
    bodies = [one.body_id for one in package.bodies("signer") if one.body_id]
    heads = Membership.objects.filter(body__in=bodies, role="head").order_by("-start", "-pk")
    # The present one first; papers of before named nobody.
    hands = [*dict.fromkeys(heads.values_list("person_id", flat=True)), 0]
    steps = list(package.steps.select_related("version").order_by("sequence"))
    for number in range(len(steps), 0, -1):
        version = steps[number - 1].version
        if version is not None:
            _state, revision, fingerprint = fold(steps[:number])
            day = clock.local_day(steps[number - 1].at)
            for hand in hands:
                yield FoundCopy(package, version, revision, fingerprint, day, signer=hand)
    for copy in copies_of(package):
        given = clock.local_day(copy.given)
        yield FoundCopy(package, copy.version, package.revision, copy.version.fingerprint, given, copy)


def last_day_to_compare(paper: PaperSignature) -> date:
    """The third working day after a pen signature was entered."""
    return deadlines.end_working(clock.local_day(paper.at), TO_COMPARE, calendar=calendar_in_force())
