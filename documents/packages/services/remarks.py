"""Saying what is done with remarks, for many at once; publishing what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congress.settingup.standstill import refuse_archived
from documents.packages.handlers import happened
from documents.packages.models.packages import Package
from documents.packages.models.remarks import COMMENTS, Disposition, SynthesisIssue
from documents.packages.queries.remarks import dispositions_of, may_propose, may_settle, unsettled
from documents.packages.services.printed import refuse_settling_after_end
from workflows import engine
from workflows.engine.contents import contents_changed
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.models.ledger import enter_all
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version
    from documents.packages.remarks import Ref

LONGEST_REASON = 4000
_COLUMNS = ("kind", "reason", "answered_in_id", "settled", "raised", "by_id")


def held(package: Package, by: Person) -> Package:
    """The package, held still for this transaction. Raises Hidden where he may not see it."""
    fresh = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    if not fresh.is_visible(by):
        raise Hidden
    # A disposition names its package or its comment, so its table knows no congress of its own.
    refuse_archived(fresh.congress_id)
    return fresh


@engine.whole()
def record_dispositions(
    package: Package,
    about: Sequence[Ref],
    *,
    by: Person,
    kind: str,
    reason: str = "",
    answered_in: Version | None = None,
    settled: bool | None = None,
    raised: bool = False,
) -> list[Disposition]:
    """Record the same disposition of these remarks; what a remark has already is not written twice.

    `settled` None: settled by one who may settle, proposed by a drafter who may not. The caller has asked
    whether these are remarks of the package. Raises Hidden, Forbidden, and Unmet with every reason.
    """
    fresh = held(package, by)
    settles = may_settle(fresh, by)
    if settled:
        refuse_to_settle(fresh, by)
    elif not settles:
        refuse_to_propose(fresh, by)
    refuse_settling_after_end(fresh)
    words = clean(reason, lines=True)
    faults = list(_faults(fresh, kind, words, answered_in))
    if faults:
        raise Unmet(*faults)
    told: dict[str, Any] = {
        "kind": kind,
        "reason": words,
        "answered_in": answered_in,
        "settled": settles if settled is None else settled,
        "raised": raised,
        "by": by,
    }
    rows = (disposition_about(fresh, ref) for ref in dict.fromkeys(about))
    return write_dispositions(fresh, [(row, told) for row in rows], by=by)


def write_dispositions(
    package: Package, rows: Iterable[tuple[Disposition, Mapping[str, Any]]], *, by: Person
) -> list[Disposition]:
    """Write judged rows, each with its columns, less those that say what was said last. In a transaction."""
    last = dispositions_of(package)
    made = []
    for row, told in rows:
        for name, value in told.items():
            setattr(row, name, value)
        before = last.get(row.ref)
        if before is None or any(getattr(before, name) != getattr(row, name) for name in _COLUMNS):
            made.append(row)
    enter_all(Disposition.objects.bulk_create(made))
    if made:
        contents_changed(package, "dispositions", by=by)
        happened("disposed", package, rows=made, by=by)
    return made


def publish_synthesis(package: Package, *, by: Person, request_id: str | None = None) -> SynthesisIssue:
    """Publish what became of the remarks: from now on each unit may see it of its own.

    The same request gives the row it made before. Raises Hidden, Forbidden, NotNow (no draft yet), Stale,
    and Unmet while a remark that came in time is not settled.
    """
    mine = SynthesisIssue.objects.filter(package=package, by=by)
    made: SynthesisIssue = once(
        mine, request_id, lambda: _published(package, by, request_id), same=lambda _before: True
    )
    return made


@engine.whole()
def _published(package: Package, by: Person, request_id: str | None) -> SynthesisIssue:
    fresh = held(package, by)
    refuse_to_settle(fresh, by)
    if fresh.current is None:
        raise NotNow(_("Chưa có dự thảo nào. Đề nghị tải lên dự thảo trước."))
    if left := len(unsettled(fresh)):
        raise Unmet(waiting_in_words(left))
    made = SynthesisIssue(package=fresh, version=fresh.current, by=by, request_id=request_id or None)
    made.save()
    return made


def waiting_in_words(number: int) -> str:
    """Why a package does not go on: so many remarks wait."""
    words = ngettext(
        "Còn %(number)d ý kiến gửi trong thời hạn chưa được Tiểu ban thống nhất tiếp thu, giải trình.",
        "Còn %(number)d ý kiến gửi trong thời hạn chưa được Tiểu ban thống nhất tiếp thu, giải trình.",
        number,
    )
    return words % {"number": number}


def disposition_about(package: Package, ref: Ref) -> Disposition:
    """A row about a remark that says nothing yet."""
    source, key = ref
    if source == COMMENTS:
        return Disposition(package=package, comment_id=int(key))
    return Disposition(package=package, source=source, key=key)


def refuse_to_propose(package: Package, by: Person) -> None:
    """Raise Forbidden for who does not say what becomes of remarks."""
    if not may_propose(package, by):
        raise Forbidden(_("Chỉ người soạn thảo của %(lead)s giải trình ý kiến.") % {"lead": package.lead})


def refuse_to_settle(package: Package, by: Person) -> None:
    """Raise Forbidden for who does not settle what was proposed."""
    if not may_settle(package, by):
        words = _("Chỉ người được trình của %(lead)s ghi “Tiểu ban thống nhất”.")
        raise Forbidden(words % {"lead": package.lead})


def _faults(package: Package, kind: str, reason: str, answered_in: Version | None) -> Iterator[str]:
    if kind not in dict(Disposition.KINDS):
        yield _("Chưa chọn kết quả tiếp thu, giải trình.")
    if kind == "declined" and not reason:
        yield _("Không tiếp thu thì phải ghi lời giải trình.")
    if len(reason) > LONGEST_REASON:
        facts = {"length": len(reason), "limit": LONGEST_REASON}
        yield _("Lời giải trình dài %(length)d ký tự, quá %(limit)d ký tự.") % facts
    if answered_in and not package.versions.filter(pk=answered_in.pk, withdrawal=None).exists():
        yield _("Dự thảo được nêu không thuộc hồ sơ này hoặc đã được rút.")
