"""What a body has resolved of its votes, written down by whoever records for it; what stood before stays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.hats import may_keep_rules
from congress.settingup.standstill import refuse_archived
from congress.tally import Rule
from documents.packages.models.packages import Package
from documents.packages.named import name_keeper
from documents.voting.models.rules import FEW_TELLERS, OWN_NAME, TELLERS, WHOLE, VotingRule
from documents.voting.queries.polls import left_without_named
from workflows import engine
from workflows.errors import Forbidden, Unmet
from workflows.once import holds, once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person

MOST_TELLERS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingTerms:
    """What the body has resolved; `reason` cites the paper, `screen_ground` that of secret screen votes."""

    reason: str
    screen_ground: str = ""
    takes_slips: bool = False
    named: str = OWN_NAME
    few_tellers: int = FEW_TELLERS
    many_tellers: int = TELLERS


def set_voting_rule(
    body: Body, terms: VotingTerms, *, by: Person, request_id: str | None = None
) -> VotingRule:
    """Keep what the body has resolved from now on; votes that are open keep what they began with.

    Raises Forbidden, and Unmet by field: without a ground, or a rule under which a list that names members of
    the body could never be voted on (people.md, change 1: "chỉ còn 4/13 người, không đủ 7").
    """
    told = asdict(terms) | {"reason": clean(terms.reason), "screen_ground": clean(terms.screen_ground)}

    @engine.whole()
    def write() -> VotingRule:
        if not may_keep_rules(by, body):
            raise Forbidden(_("Chỉ Văn phòng và thư ký của cơ quan ghi quy định biểu quyết của cơ quan."))
        refuse_archived(body.congress_id)
        Body.objects.select_for_update().get(pk=body.pk)
        tellers = (terms.few_tellers, terms.many_tellers)
        wrong = {}
        if not is_reason(told["reason"]):
            wrong["reason"] = [_("Ghi rõ nghị quyết, quy chế làm căn cứ.")]
        if terms.named not in dict(VotingRule.NAMED):
            wrong["named"] = [_("Chưa chọn quy định với người có tên trong hồ sơ.")]
        if not (1 <= tellers[0] <= tellers[1] <= MOST_TELLERS):
            wrong["many_tellers"] = [
                _("Tổ kiểm phiếu từ 1 đến 15 người, trên 9 phiếu không ít hơn đến 9 phiếu.")
            ]
        if terms.named == WHOLE and (never := _never_quorate(body)):
            wrong["named"] = never
        if wrong:
            raise Unmet(fields=wrong)
        return VotingRule.objects.create(body=body, by=by, request_id=request_id, **told)

    mine = VotingRule.objects.filter(body=body, by=by)
    made: VotingRule = once(mine, request_id, write, same=lambda before: holds(before, **told))
    return made


def _never_quorate(body: Body) -> list[str]:
    """For each list on which the body decides: how few would be left without those it names."""
    found = []
    words = _("%(title)s: chỉ còn %(left)d/%(members)d người, không đủ %(needed)d.")
    bound = Package.objects.filter(congress=body.congress_id, counts=True, bound__body=body).distinct()
    for package in bound.select_related("procedure"):
        decides = body.pk in {one.body_id for one in package.bodies(package.kind.decider)}
        if not decides or not name_keeper().names(package):
            continue
        left, members = left_without_named(body, package)
        needed = Rule.of(body).needed_present(members)
        if left < needed:
            facts = {"title": package.listed_title, "left": left, "members": members, "needed": needed}
            found.append(words % facts)
    return found
