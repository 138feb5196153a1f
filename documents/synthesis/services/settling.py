"""What is done with remarks that were chosen together: proposed, settled, laid before, joined, parted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.queries.remarks import dispositions_of
from documents.packages.remarks import remarks_of
from documents.packages.services.printed import refuse_settling_after_end
from documents.packages.services.remarks import (
    disposition_about,
    held,
    record_dispositions,
    refuse_to_propose,
    refuse_to_settle,
    write_dispositions,
)
from documents.synthesis.models import RemarkJoin
from documents.synthesis.queries.joined import joins_of
from workflows import engine
from workflows.engine.contents import contents_changed
from workflows.errors import Stale, Unmet
from workflows.models.ledger import enter_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.packages.models.remarks import Disposition
    from documents.packages.remarks import Ref


def how_they_stand(package: Package, refs: Sequence[Ref]) -> str:
    """The mark of how these remarks stand: what was said last of each, and with which it is joined."""
    said, joins = dispositions_of(package), joins_of(package)
    told = [
        (ref, said[ref].pk if ref in said else 0, joins[ref].pk if ref in joins else 0)
        for ref in sorted(set(refs))
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


@engine.whole()
def dispose_of_remarks(
    package: Package,
    refs: Sequence[Ref],
    *,
    by: Person,
    seen: str,
    kind: str,
    reason: str = "",
    answered_in: Version | None = None,
    settled: bool = False,
) -> int:
    """Propose or settle the same for all of them; how many. Without a kind each is settled as was proposed.

    Raises Hidden, Forbidden, Stale, Unmet (remarks that are no more, nothing proposed, a reason owed).
    """
    fresh = _chosen(package, refs, by=by, seen=seen)
    if kind or not settled:
        told: dict[str, Any] = {"kind": kind, "reason": reason, "answered_in": answered_in}
        record_dispositions(fresh, refs, by=by, settled=settled, **told)
        return len(set(refs))
    refuse_to_settle(fresh, by)
    said = dispositions_of(fresh)
    if bare := [ref for ref in set(refs) if ref not in said or not said[ref].kind]:
        words = _("%(number)d ý kiến chưa có đề xuất, nên phải chọn kết quả tiếp thu, giải trình.")
        raise Unmet(words % {"number": len(bare)})
    rows = [(_next(fresh, ref, said.get(ref)), {"settled": True, "by": by}) for ref in dict.fromkeys(refs)]
    write_dispositions(fresh, rows, by=by)
    return len(rows)


@engine.whole()
def lay_before_standing(package: Package, refs: Sequence[Ref], *, by: Person, seen: str) -> int:
    """Lay them before Thường trực, with what was proposed; they count as not settled until they are.

    Raises Hidden, Forbidden, Stale, Unmet.
    """
    fresh = _chosen(package, refs, by=by, seen=seen)
    said = dispositions_of(fresh)
    moved = {"settled": False, "raised": True, "by": by}
    rows = [(_next(fresh, ref, said.get(ref)), moved) for ref in dict.fromkeys(refs)]
    write_dispositions(fresh, rows, by=by)
    return len(rows)


@engine.whole()
def join_remarks(package: Package, refs: Sequence[Ref], *, by: Person, seen: str) -> int:
    """Let them stand as one, with those that stand with any of them already; each keeps its author.

    Raises Hidden, Forbidden, Stale, Unmet (fewer than two).
    """
    fresh = _chosen(package, refs, by=by, seen=seen)
    if len(set(refs)) < 2:
        raise Unmet(_("Chọn ít nhất hai ý kiến để gộp."))
    joins = joins_of(fresh)
    known = {joins[ref].into for ref in refs if ref in joins} - {""}
    beside = [ref for ref, row in joins.items() if row.into in known]
    return _write_joins(fresh, [*refs, *beside], ":".join(min(refs)), by=by)


@engine.whole()
def part_remarks(package: Package, refs: Sequence[Ref], *, by: Person, seen: str) -> int:
    """Let each of them stand alone again. Raises Hidden, Forbidden, Stale, Unmet (none of them is joined)."""
    fresh = _chosen(package, refs, by=by, seen=seen)
    joins = joins_of(fresh)
    joined = [ref for ref in refs if ref in joins and joins[ref].into]
    if not joined:
        raise Unmet(_("Các ý kiến đã chọn không gộp với ý kiến nào."))
    return _write_joins(fresh, joined, "", by=by)


def _write_joins(package: Package, refs: Sequence[Ref], into: str, *, by: Person) -> int:
    rows = [
        RemarkJoin(package=package, source=source, key=key, into=into, by=by)
        for source, key in dict.fromkeys(refs)
    ]
    enter_all(RemarkJoin.objects.bulk_create(rows))
    contents_changed(package, "joins", by=by)
    return len(rows)


def _chosen(package: Package, refs: Sequence[Ref], *, by: Person, seen: str) -> Package:
    """The package held still, once it is sure that he may and that he saw them as they stand."""
    fresh = held(package, by)
    refuse_to_propose(fresh, by)
    refuse_settling_after_end(fresh)
    if not refs:
        raise Unmet(_("Chưa chọn ý kiến nào."))
    if not set(refs) <= {one.ref for one in remarks_of(fresh)}:
        raise Unmet(_("Có ý kiến đã chọn không còn trong hồ sơ này. Đề nghị mở lại danh sách."))
    if how_they_stand(fresh, refs) != seen:
        words = _("Các ý kiến đã chọn vừa được người khác giải trình hoặc gộp. Đề nghị xem lại rồi ghi lại.")
        raise Stale(words)
    return fresh


def _next(package: Package, ref: Ref, before: Disposition | None) -> Disposition:
    """A row to follow the last one about a remark, which says the same so far."""
    row = disposition_about(package, ref)
    if before is not None:
        row.kind, row.reason, row.answered_in = before.kind, before.reason, before.answered_in
    return row
