"""The ballots on one name: counted by the body that decides, without the one who is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries import hats
from congress.roles import Right
from congress.tally import Rule
from documents.packages.named import NameCount
from documents.personnel.models import CountsAnnounced, Nominee, NomineeCount
from documents.personnel.queries import has_nominees, voters_on
from documents.personnel.services.nominees import held_still, refuse_struck
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class NamedBallots:
    """The ballots on one name, as the minutes have them."""

    met_on: date
    issued: int
    returned: int
    valid: int
    agreed: int
    minutes_ref: str
    reason: str = ""

    def faults(self, members: int) -> list[str]:
        """Why these figures cannot be right."""
        facts = {name: getattr(self, name) for name in ("issued", "returned", "valid", "agreed")}
        facts["members"] = members
        rules = (
            (self.met_on > clock.today(), _("Ngày họp không được sau hôm nay.")),
            (
                self.issued > members,
                _("Phát ra %(issued)d phiếu, nhiều hơn %(members)d người có quyền bỏ phiếu về người này."),
            ),
            (
                self.returned > self.issued,
                _("Thu về %(returned)d phiếu, nhiều hơn %(issued)d phiếu phát ra."),
            ),
            (
                self.valid > self.returned,
                _("Có %(valid)d phiếu hợp lệ, nhiều hơn %(returned)d phiếu thu về."),
            ),
            (
                self.agreed > self.valid,
                _("Có %(agreed)d phiếu đồng ý, nhiều hơn %(valid)d phiếu hợp lệ."),
            ),
            (not clean(self.minutes_ref), _("Chưa ghi số biên bản kiểm phiếu.")),
        )
        return [words % facts for wrong, words in rules if wrong]


def count_ballots(
    nominee: Nominee, ballots: NamedBallots, *, by: Person, request_id: str | None = None
) -> NomineeCount:
    """Record what the deciding body's ballots said of one name; the nominee is not counted among the voters.

    A second count of the same name needs a reason and takes the place of the first, which stays written.
    The same `request_id` gives the row it made before. Raises Hidden, Forbidden, NotNow before the body
    takes part, Unmet with every reason, Stale when the id counted otherwise.
    """
    mine = NomineeCount.objects.filter(nominee=nominee, by=by)
    counted: NomineeCount = once(
        mine,
        request_id,
        lambda: _counted(nominee, ballots, by, request_id or None),
        same=lambda before: holds(before, **_columns(ballots)),
    )
    return counted


@engine.whole()
def _counted(nominee: Nominee, ballots: NamedBallots, by: Person, request_id: str | None) -> NomineeCount:
    package = held_still(nominee.package)
    body, draft = _counting(package, nominee, by)
    refuse_struck(nominee)
    members, recused = voters_on(nominee, body, ballots.met_on)
    faults = ballots.faults(members)
    before = NomineeCount.objects.filter(nominee=nominee, body=body).exists()
    if before and not clean(ballots.reason):
        faults.append(_("Đã ghi kết quả của hồ sơ này; ghi lại thì phải nêu lý do."))
    if faults:
        raise Unmet(*faults)
    return NomineeCount.objects.create(
        nominee=nominee,
        version=draft,
        body=body,
        members=members,
        recused=recused,
        rule=Rule.of(body).snapshot(),
        by=by,
        request_id=request_id,
        **_columns(ballots),
    )


def count_names(package: Package, body: Body, counts: Sequence[NameCount], *, by: Person) -> None:
    """Keep what a vote of the body said of each name, inside the transaction that closes it.

    Raises Forbidden for one who is named himself, NotNow for a name struck since the vote was opened.
    """
    draft = package.current
    if draft is None:
        raise NotNow(_("Hồ sơ chưa trình đến cơ quan bỏ phiếu."))
    nominees = {one.pk: one for one in Nominee.objects.filter(package=package).select_related("package")}
    if any(one.person_id == by.pk for one in nominees.values() if one.struck is None):
        raise Forbidden(_("Không ai ghi kết quả bỏ phiếu về chính mình."))
    for count in counts:
        refuse_struck(nominees[count.key])
        told = {name: getattr(count, name) for name in NameCount.__slots__ if name != "key"}
        NomineeCount.objects.create(
            nominee=nominees[count.key],
            version=draft,
            body=body,
            rule=Rule.of(body).snapshot(),
            by=by,
            **told,
        )


def may_announce(package: Package, person: Person) -> bool:
    """Whether he announces what the deciding body's ballots said: who records for it."""
    return package.may(person, Right.RECORD, holder=package.kind.decider) is not None


def announces_nothing() -> Forbidden:
    """What is told to whoever announces no counts."""
    return Forbidden(_("Chỉ người ghi kết quả của cơ quan bỏ phiếu công bố kết quả."))


def announce_counts(package: Package, *, by: Person, request_id: str | None = None) -> CountsAnnounced:
    """From now on each who is named may read his own count (people.md, change 1: "Công bố kết quả").

    Raises Hidden, Forbidden, and NotNow while nothing was counted.
    """

    @engine.whole()
    def write() -> CountsAnnounced:
        if not package.is_visible(by) or not has_nominees(package):
            raise Hidden
        capacity = package.may(by, Right.RECORD, holder=package.kind.decider)
        if capacity is None or capacity.body_id is None:
            raise announces_nothing()
        counts = NomineeCount.objects.filter(nominee__package=package, body=capacity.body_id)
        if not counts.exists():
            raise NotNow(_("Chưa có kết quả bỏ phiếu nào để công bố."))
        return CountsAnnounced.objects.create(
            package=package, body_id=capacity.body_id, by=by, request_id=request_id
        )

    mine = CountsAnnounced.objects.filter(package=package, by=by)
    made: CountsAnnounced = once(mine, request_id, write, same=lambda _before: True)
    return made


def _columns(ballots: NamedBallots) -> dict[str, object]:
    told = {name: getattr(ballots, name) for name in NamedBallots.__slots__}
    words = {"minutes_ref": clean(ballots.minutes_ref)[:200], "reason": clean(ballots.reason)[:400]}
    return told | words


def _counting(package: Package, nominee: Nominee, by: Person) -> tuple[Body, Version]:
    """The deciding body and the draft before it, if he records for it with nothing at stake."""
    if not package.is_visible(by) or not has_nominees(package):
        raise Hidden
    role = package.kind.decider
    capacity = package.may(by, Right.RECORD, holder=role)
    if capacity is None or capacity.body_id is None:
        words = _("Chỉ người ghi kết quả của %(who)s ghi kiểm phiếu.")
        raise Forbidden(words % {"who": package.who_may(Right.RECORD, role)})
    if nominee.person_id == by.pk:
        raise Forbidden(_("Không ai ghi kết quả bỏ phiếu về chính mình."))
    signers = [one.body_id for one in package.bodies("signer") if one.body_id]
    if hats.capacity(by, Right.SIGN, signers):
        raise Forbidden(_("Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký."))
    joined = package.bound.filter(role=role, body=capacity.body_id).exclude(joined=None).exists()
    if not joined or package.current is None:
        raise NotNow(_("Hồ sơ chưa trình đến cơ quan bỏ phiếu."))
    return Body.objects.get(pk=capacity.body_id), package.current
