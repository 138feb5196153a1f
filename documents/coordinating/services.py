"""What who assigned a package says of it later: another name, what it waits for; a step with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.seats import contacts, seats_about
from congress.people.services.telling import tell_many
from congress.roles import REPORTED_TO, Right
from documents.coordinating.queries import (
    choices_for,
    coordinating_capacity,
    coordinators,
    due_from_mark,
    sources_mark,
    title_mark,
)
from documents.packages.counting import FIXED_DAY, FROM_OPENING
from documents.packages.models.packages import WORKING_PHASES, Package
from documents.packages.models.steps import PackageStep
from documents.packages.queries.sources import relying_on, signed_upon
from documents.packages.told import because, said_in
from workflows import engine
from workflows.engine.contents import facts_changed
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet, check
from workflows.history import names_of
from workflows.once import once
from workflows.procedures.overlay import BASIS_CHANGED
from workflows.services import note_event
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection

    from congress.people.models.people import Person
    from workflows.port import Capacity

FROM_TO = _kept("Từ “%(before)s” thành “%(after)s”. %(reason)s")
CHOSEN = _kept("%(what)s %(reason)s")
WAITS, WAITS_NOT = _kept("Phải chờ: %(titles)s."), _kept("Không phải chờ: %(titles)s.")
RENAMED = _kept("%(who)s đã đổi tên %(before)s (%(code)s) thành “%(title)s”.%(why)s")
# Of one that is called by its kind alone.
RENAMED_INSIDE = _kept("%(who)s đã đổi tên %(before)s (%(code)s).%(why)s")
COUNTED = {
    FROM_OPENING: _kept("Thời hạn tính theo ngày khai mạc, dời theo khi đại hội dời ngày. %(reason)s"),
    FIXED_DAY: _kept("Thời hạn là ngày cố định, không dời theo đại hội. %(reason)s"),
}
BASIS = _kept(
    "%(title)s (%(code)s) đã hoàn thành, nay được đưa vào diện rà soát lại, vì căn cứ là %(source)s đã thay "
    "đổi nội dung."
)
SENT_BACK = _kept(
    "%(title)s (%(code)s) đã hoàn thành, nay được đưa vào diện rà soát lại, vì căn cứ là %(source)s đã "
    "chuyển về bước “%(stage)s”."
)
UNSIGNED = _kept(
    "%(title)s (%(code)s) đang chờ ký, chưa ký được, vì căn cứ là %(source)s đã chuyển về bước “%(stage)s”."
)
TABLE_CHANGED = _kept(
    "%(title)s (%(code)s) đã hoàn thành, nay được đưa vào diện rà soát lại: có ý kiến gửi về trong thời hạn "
    "hoặc việc lấy ý kiến thay đổi sau khi hồ sơ hoàn thành, bảng tổng hợp ý kiến không còn như khi ký."
)
OTHERWISE = _kept("%(who)s đã thay đổi danh sách hồ sơ mà %(title)s (%(code)s) phải chờ. %(what)s%(why)s")


def rename_package(
    package: Package, title: str, *, by: Person, reason: str, seen: str, request_id: str | None = None
) -> PackageStep:
    """Give a package another title, with a reason; those who draft it are told.

    `seen` is the mark of the title on the screen. The same request gives the step that it made before.
    Raises Hidden, Forbidden, NotNow for one that is signed or given up, Stale and Unmet by field.
    """
    words = clean(title)
    step: PackageStep = once(
        PackageStep.objects.filter(item=package, actor=by),
        request_id,
        lambda: _renamed(
            package, words, by=by, reason=clean(reason, lines=True), seen=seen, request_id=request_id
        ),
        same=lambda _step: Package.objects.get(pk=package.pk).title == words,
    )
    return step


@engine.whole()
def _renamed(
    package: Package, title: str, *, by: Person, reason: str, seen: str, request_id: str | None
) -> PackageStep:
    held, capacity = _held(package, by)
    if seen != title_mark(held):
        raise Stale
    lacking = {"title": not title, "reason": not reason}
    words = {"title": _("Chưa nhập tên hồ sơ."), "reason": _("Phải nêu rõ lý do.")}
    faults = {name: [words[name]] for name, lacks in lacking.items() if lacks}
    if title == held.title:
        faults["title"] = [_("Tên mới giống hệt tên đang có.")]
    if faults:
        raise Unmet(fields=faults)
    before, held.title = held.title, title
    check(held)
    held.title = before
    note = FROM_TO % {"before": before, "after": title, "reason": reason}
    told: dict[str, Any] = {"by": by, "capacity": capacity, "request_id": request_id, "note": note}
    called = held.listed_title
    step = facts_changed(held, "title", held.titled(title), **told)
    renamed = RENAMED if held.listed_title != called else RENAMED_INSIDE
    _tell_lead(held, renamed, "renamed", step, before=called, why=because(held, reason))
    return cast("PackageStep", step)


def choose_sources(
    package: Package,
    wanted: Collection[str],
    *,
    by: Person,
    reason: str,
    seen: str,
    request_id: str | None = None,
) -> PackageStep:
    """Say which packages, and first packages of a kind, one waits for, by code, with a reason.

    `seen` is the mark of what stood on the screen. The same request gives the step that it made before.
    Raises Hidden, Forbidden, NotNow for one that is signed or given up, Stale and Unmet by field.
    """
    step: PackageStep = once(
        PackageStep.objects.filter(item=package, actor=by),
        request_id,
        lambda: _chosen(
            package,
            frozenset(wanted),
            by=by,
            reason=clean(reason, lines=True),
            seen=seen,
            request_id=request_id,
        ),
        same=lambda _step: (
            {choice.key for choice in choices_for(Package.objects.get(pk=package.pk)) if choice.waits}
            == set(wanted)
        ),
    )
    return step


@engine.whole()
def _chosen(
    package: Package,
    wanted: frozenset[str],
    *,
    by: Person,
    reason: str,
    seen: str,
    request_id: str | None,
) -> PackageStep:
    held, capacity = _held(package, by)
    if seen != sources_mark(held):
        raise Stale
    choices = choices_for(held)
    changed = [choice for choice in choices if choice.waits != (choice.key in wanted)]
    faults = {}
    if not reason:
        faults["reason"] = [_("Phải nêu rõ lý do.")]
    if not changed or not wanted <= {choice.key for choice in choices}:
        faults["wanted"] = [_("Chưa có thay đổi nào so với danh sách đang có.")]
    if faults:
        raise Unmet(fields=faults)
    keys = {
        choice.key: choice.key in wanted for choice in choices if (choice.key in wanted) != choice.proposed
    }
    titles = {
        WAITS: "; ".join(choice.title for choice in changed if not choice.waits),
        WAITS_NOT: "; ".join(choice.title for choice in changed if choice.waits),
    }
    what = " ".join(words % {"titles": names} for words, names in titles.items() if names)
    told: dict[str, Any] = {"by": by, "capacity": capacity, "request_id": request_id}
    note = CHOSEN % {"what": what, "reason": reason}
    step = facts_changed(held, "waits_for", {"waits_for": keys}, note=note, **told)
    _tell_lead(held, OTHERWISE, "sources", step, what=what, why=because(held, reason))
    return cast("PackageStep", step)


def count_due_from(
    package: Package, due_from: str, *, by: Person, reason: str, seen: str, request_id: str | None = None
) -> PackageStep:
    """Say from what the deadline of a package is counted, the opening or a fixed day, with a reason.

    No day moves by it; the next time that the opening moves it is known. `seen` is the mark of what stood on
    the screen. The same request gives the step that it made before. Raises Hidden, Forbidden, NotNow for one
    that is signed or given up, Stale and Unmet by field.
    """
    step: PackageStep = once(
        PackageStep.objects.filter(item=package, actor=by),
        request_id,
        lambda: _counted(
            package, due_from, by=by, reason=clean(reason, lines=True), seen=seen, request_id=request_id
        ),
        same=lambda _step: Package.objects.get(pk=package.pk).due_from == due_from,
    )
    return step


@engine.whole()
def _counted(
    package: Package, due_from: str, *, by: Person, reason: str, seen: str, request_id: str | None
) -> PackageStep:
    held, capacity = _held(package, by)
    if seen != due_from_mark(held):
        raise Stale
    faults = {}
    if not reason:
        faults["reason"] = [_("Phải nêu rõ lý do.")]
    if due_from not in COUNTED or due_from == held.due_from:
        faults["due_from"] = [_("Chưa có thay đổi nào so với điều đang ghi.")]
    if faults:
        raise Unmet(fields=faults)
    note = COUNTED[due_from] % {"reason": reason}
    told: dict[str, Any] = {"by": by, "capacity": capacity, "request_id": request_id, "note": note}
    return cast("PackageStep", facts_changed(held, "due_from", {"due_from": due_from}, **told))


def let_those_upon_it_be_looked_at(package: Package, *, step: PackageStep) -> None:
    """Note on each done package that rests on this one that its basis changed; owner and signer hear of it.

    The package itself moves later, in a transaction of its own (`engine.settle`).
    """
    for one in signed_upon(package):
        source = f"{package.listed_title} ({package.code})"
        _let_be_looked_at(one, BASIS, by=step.actor, source=source)


def let_those_know_that_rely_on_it(package: Package, *, step: PackageStep) -> None:
    """The same where this one went back to those who write it: what is signed upon it is looked at again.

    What only waits for its signature stays where it is, and cannot be signed meanwhile
    (`sources_are_unchanged`); its owner and its signer hear of that too.
    """
    before, after = (package.definition.stage_of(code) for code in (step.source, step.target))
    if before is None or after is None or before.phase in WORKING_PHASES or after.phase not in WORKING_PHASES:
        return
    words = {"source": f"{package.listed_title} ({package.code})", "stage": after.written}
    for one in relying_on(package):
        if one.has_ended:
            _let_be_looked_at(one, SENT_BACK, by=step.actor, **words)
        else:
            _tell_owner_and_signer(one, UNSIGNED, by=step.actor, **words)


def let_it_be_looked_at(package: Package, *, by: Person | None) -> None:
    """The same of a done package whose own table of remarks prints otherwise than when it was signed."""
    _let_be_looked_at(package, TABLE_CHANGED, by=by)


def _let_be_looked_at(package: Package, words: str, *, by: Person | None, **facts: str) -> None:
    note_event(package, BASIS_CHANGED.partition(":")[2])
    _tell_owner_and_signer(package, words, by=by, **facts)


def _tell_owner_and_signer(package: Package, words: str, *, by: Person | None, **facts: str) -> None:
    pairs = [(body.body_id, Right.SIGN.value) for body in package.bodies("signer") if body.body_id]
    told = words % (facts | {"code": package.code, "title": package.listed_title})
    found = seats_about([*pairs, (package.lead_id, Right.SUBMIT.value)])
    seats = sorted((seat for mine in found.values() for seat in mine), key=lambda seat: seat.person_id)
    # Who signs above and drafts below as well is reported to.
    said = {seat.person: said_in(None, told) for seat in seats}
    said |= {seat.person: said_in(seat.body, told) for seat in seats if seat.body.kind in REPORTED_TO}
    tell_many(said.items(), event="basis", by=by, congress=package.congress_id)


def _held(package: Package, by: Person) -> tuple[Package, Capacity]:
    """The package under its lock, for one who coordinates it while it is on its way."""
    held = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if not held.is_visible(by):
        raise Hidden
    capacity = coordinating_capacity(held, by)
    if capacity is None:
        raise Forbidden(_("Chỉ %(who)s làm việc này.") % {"who": coordinators(held)})
    stage = held.definition.stage_of(held.state)
    if stage is None or stage.terminal:
        words = _("Hồ sơ đang ở bước “%(stage)s”; phải mở lại hồ sơ rồi mới làm được việc này.")
        raise NotNow(words % {"stage": held.stage_label})
    return held, capacity


def _tell_lead(package: Package, words: str, event: str, step: Any, **more: str) -> None:
    names = names_of(step)
    facts = {"who": names.body or names.person, "code": package.code, "title": package.listed_title}
    seats = contacts([package.lead_id], Right.DRAFT)
    told = [(seat.person, words % (facts | more)) for seat in seats.values()]
    tell_many(told, event=event, by=step.actor, congress=package.congress_id)
