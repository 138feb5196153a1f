"""Conditions about nominees that procedures name; what a dossier lacks is asked of `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congress.people.queries.hats import capacity
from congress.roles import Right
from documents.packages.answers.values import Count
from documents.packages.models.packages import Package
from documents.packages.owing import lacking_on
from documents.personnel.queries import (
    attested_by,
    is_leader,
    is_nominee,
    lacking,
    nominees_of,
    signers_named_in,
)
from workflows import clock
from workflows.registry import guard, stands_before

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from workflows.context import Context
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition


@guard("dossiers_complete", reason="")
def dossiers_complete(context: Context) -> bool | str:
    """Every nominee entered has his required papers, none out of date; the reason has numbers, not names."""
    return "\n".join(lacking(context.item, clock.local_day(context.at))) or True


@guard("papers_count_on_filing", reason="")
def papers_count_on_filing(context: Context) -> bool | str:
    """What is filed with the authority goes out when no dossier of the congress lacks a paper, or has an
    ended one, on the day of the signature; the reason names packages and numbers, nobody (domain §2.4).
    """
    day, words = clock.local_day(context.at), _("%(title)s (%(code)s): %(number)d giấy tờ")
    rows = Package.objects.filter(congress=context.item.congress_id, counts=True).order_by("code")
    short = [(one, len(lacking_on(one, day))) for one in rows.select_related("procedure")]
    told = [
        words % {"title": one.kind.short, "code": one.code, "number": number}
        for one, number in short
        if number
    ]
    if not told:
        return True
    reason = _(
        "Chưa gửi được: hồ sơ còn thiếu hoặc có giấy tờ đã hết giá trị, cần bổ sung trước: %(papers)s."
    )
    return reason % {"papers": "; ".join(told)}


@stands_before("papers_count_on_filing")
def files_with_the_authority(definition: Definition, move: Transition) -> bool:
    """Whether the move signs what the congress files with the authority."""
    return bool(definition.kind.get("filed")) and "signature" in move.answers


@guard("lacking_is_owed", reason="")
def lacking_is_owed(context: Context) -> bool | str:
    """What is lacking on the day of the meeting is named with its count: by when it comes, and from whom."""
    count = next((one for one in context.answers.values() if isinstance(one, Count)), None)
    if count is None:
        return True
    named = {one.code for one in count.owed}
    short = [lack for lack in lacking_on(context.item, count.met_on) if lack.code not in named]
    if not short:
        return True
    words = _("Còn thiếu, chưa ghi cho bổ sung trước ngày nào, ai bổ sung: %(papers)s")
    return words % {"papers": " ".join(lack.sentence for lack in short)}


@guard("attests_for_another", reason="")
def attests_for_another(context: Context) -> bool | str:
    """The deputy, or the head of the inspectors, signs the line of him who signs; nobody signs his own."""
    item, here = context.item, context.capacity
    named = signers_named_in(item)
    if not named:
        return _("Người ký duyệt không có tên trong danh sách; không phần hồ sơ nào cần ký thay.")
    if any(is_nominee(item, one) and one.pk in named for one in (context.actor, context.person) if one):
        return _("Không ai ký xác nhận hồ sơ của chính mình.")
    if here is None or here.body_id is None or context.person is None:
        return True
    if is_leader(context.person, here.body_id):
        return True
    return _("Phần hồ sơ này do Phó Trưởng Tiểu ban hoặc Trưởng Ban Kiểm tra ký.")


@guard("attestation_is_missing", reason="")
def attestation_is_missing(context: Context) -> bool:
    """Duty condition: who signs is named himself, and nobody has signed his line yet."""
    return bool(signers_named_in(context.item)) and attested_by(context.item) is None


@guard("own_dossier_is_attested", reason="")
def own_dossier_is_attested(context: Context) -> bool | str:
    """Who signs may be named himself when another has signed his line of exactly what he signs."""
    item = context.item
    concerned = _signing(context)
    own = [one for one in nominees_of(item) if one.person_id in {person.pk for person in concerned}]
    if not own or attested_by(item, but=concerned):
        return True
    words = _(
        "Hồ sơ số %(number)d là của chính người ký: Phó Trưởng Tiểu ban hoặc Trưởng Ban Kiểm tra "
        "ký xác nhận hồ sơ đó trước."
    )
    return words % {"number": own[0].number}


@guard(
    "signer_is_not_a_nominee",
    reason=gettext_lazy("Người được giới thiệu không xác nhận hồ sơ của chính mình; đề nghị ủy quyền."),
)
def signer_is_not_a_nominee(context: Context) -> bool:
    """Who signs is not named in the package; to whom a nominee has lent his right judges for himself."""
    return not any(is_nominee(context.item, one) for one in _signing(context))


def _signing(context: Context) -> set[Person]:
    signers = [one.body_id for one in context.item.bodies("signer") if one.body_id]
    signs = context.actor is not None and capacity(context.actor, Right.SIGN, signers)
    concerned = {context.actor} if signs else {context.actor, context.person}
    return {one for one in concerned if one is not None}
