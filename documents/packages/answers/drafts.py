"""A new draft, and the withdrawal of one that was the wrong file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils.translation import gettext as _

from documents.packages.answers.common import reason_faults
from documents.packages.answers.values import Draft, NewPart
from documents.packages.handlers import happened
from documents.packages.models.drafts import (
    Blob,
    JoinedPhoto,
    Version,
    VersionPart,
    Withdrawal,
    fingerprint_of,
)
from documents.packages.models.paper_words import BlobText, Conversion
from documents.packages.queries.drafts import has_same_words, older_versions, versions_in_sight
from documents.texts.reading.typed import CONTENT_TYPE
from workflows.errors import Stale
from workflows.models.ledger import enter_all
from workflows.registry import answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from congress.people.models.people import Person
    from workflows.context import Context

# What a row of a stored file and the value that becomes one both say of it.
FACTS = ("sha256", "size", "extension", "content_type", "readable")


def check_version(context: Context, value: Any) -> list[str]:
    """A draft has at least one part, only parts this kind knows, and differs from the last one.

    Raises Stale for one that was not made from the draft in force: its author has not seen that one.
    """
    if not isinstance(value, Draft) or not value.parts:
        return [_("Chưa chọn tệp hoặc nhập nội dung nào cho dự thảo mới.")]
    current = context.item.current
    if current is not None and value.base not in {None, current.number}:
        facts = {"number": current.number, "base": value.base}
        if value.base:
            words = _("Tệp này sửa từ dự thảo lần %(base)d, trong khi đã có dự thảo lần %(number)d.")
        else:
            words = _("Chưa nói rõ tệp này sửa từ dự thảo nào; mới nhất là dự thảo lần %(number)d.")
        raise Stale(words % facts)

    kind = context.item.kind
    unknown = [part.name for part in value.parts if kind.part(part.code) is None]
    if unknown:
        return [_("Hồ sơ không có thành phần cho tệp: %(names)s.") % {"names": ", ".join(unknown)}]
    current = context.item.current
    if current is not None and _next_fingerprint(context, value) == current.fingerprint:
        return [_("Nội dung giống hệt dự thảo đang có, nên không lập dự thảo mới.")]
    if current is not None and all(has_same_words(part, current) for part in value.parts):
        return [_("Tệp chỉ được lưu lại, chữ giống hệt dự thảo đang có, nên không lập dự thảo mới.")]
    return []


def apply_version(context: Context, value: Draft) -> None:
    """Write the next draft and make it the one in force; a number once given is not given again."""
    item = context.item
    last = item.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        package=item,
        number=last + 1,
        fingerprint=_next_fingerprint(context, value),
        author=context.person,
        entered_by=context.actor,
        note=value.note,
        created=context.at,
    )
    blobs = stored_blobs(value.parts)
    new = [
        {"code": part.code, "blob": blob, "name": part.name}
        for part, blob in zip(value.parts, blobs, strict=True)
    ]
    VersionPart.objects.bulk_create(
        [VersionPart(version=version, **row) for row in (*_parts_that_stay(context, value), *new)]
    )
    for part in value.parts:
        keep_beside(part, by=context.actor, at=context.at)
    written = [part.code for part in value.parts if part.content_type == CONTENT_TYPE]
    happened("draft_made", version, by=context.actor, written=written)
    _put_in_force(context, version)
    context.link(version=version)


def check_withdrawal(context: Context, value: Any) -> list[str]:
    """There is a draft in force to withdraw, and a reason."""
    found = reason_faults(context, _("Phải nêu rõ lý do rút dự thảo."))
    return found if context.item.current_id else [_("Chưa có dự thảo nào để rút."), *found]


def apply_withdrawal(context: Context, value: Any) -> None:
    """Hide the draft in force; the one before it that was not withdrawn is in force again, or none."""
    wrong = context.item.current
    _withdraw(context, wrong)
    _put_in_force(context, versions_in_sight(context.item).last())
    context.link(version=wrong)


def check_old_withdrawal(context: Context, value: Any) -> list[str]:
    """`value` is the number of a draft that is no longer in force and not yet withdrawn, with a reason."""
    found = reason_faults(context, _("Phải nêu rõ lý do rút dự thảo."))
    if _older(context, value) is None:
        return [_("Chưa chọn dự thảo cần rút."), *found]
    return found


def apply_old_withdrawal(context: Context, value: int) -> None:
    """Hide an older draft; the one in force stays."""
    wrong = _older(context, value)
    if wrong is not None:
        _withdraw(context, wrong)
        context.link(version=wrong)


def _older(context: Context, number: Any) -> Version | None:
    if not isinstance(number, int):
        return None
    return older_versions(context.item).filter(number=number).first()


def _withdraw(context: Context, version: Version) -> None:
    Withdrawal.objects.create(version=version, reason=context.note, by=context.person, at=context.at)


def _put_in_force(context: Context, version: Version | None) -> None:
    context.change(current=version)


def _next_fingerprint(context: Context, value: Draft) -> str:
    kept = [(row["code"], row["blob"].sha256) for row in _parts_that_stay(context, value)]
    return fingerprint_of([*kept, *((part.code, part.sha256) for part in value.parts)])


def _parts_that_stay(context: Context, value: Draft) -> list[dict[str, Any]]:
    current = context.item.current
    replaced = {part.code for part in value.parts}
    old = current.parts.select_related("blob") if current else []
    return [
        {"code": part.code, "blob": part.blob, "name": part.name} for part in old if part.code not in replaced
    ]


def keep_beside(part: NewPart, *, by: Person, at: datetime) -> None:
    """The photographs a paper was joined from, and what was said of its letters in an old font."""
    if not part.photos and not part.font:
        return
    blob, *photos = stored_blobs([part, *part.photos])
    if photos and not blob.photos.exists():
        rows = [
            JoinedPhoto(whole=blob, number=number, blob=one, name=photo.name)
            for number, (photo, one) in enumerate(zip(part.photos, photos, strict=True), start=1)
        ]
        enter_all(JoinedPhoto.objects.bulk_create(rows))
    if part.font and part.converted is not None:
        said = {"font": part.font, "accepted": part.converted, "by": by, "at": at}
        Conversion.objects.get_or_create(blob=blob, defaults=said)


def stored_blob(part: NewPart) -> Blob:
    """The row of a file stored before the transaction; one handed in before stays the same."""
    return stored_blobs([part])[0]


def stored_blobs(parts: Sequence[NewPart]) -> list[Blob]:
    """The rows of several files, in their order: asked for, stored and entered in the book together."""
    known = Blob.objects.in_bulk([part.stored_name for part in parts], field_name="name")
    facts = {
        part.stored_name: {name: getattr(part, name) for name in FACTS}
        for part in parts
        if part.stored_name not in known
    }
    if facts:
        known |= {blob.name: blob for blob in _new_blobs(facts)}
        # Their words were read when they were taken in.
        mine = Blob.objects.filter(name=OuterRef("stored")).values("pk")
        BlobText.objects.filter(stored__in=list(facts)).update(blob=Subquery(mine), stored=None)
    return [known[part.stored_name] for part in parts]


def _new_blobs(facts: dict[str, dict[str, Any]]) -> list[Blob]:
    try:
        with transaction.atomic():
            made = Blob.objects.bulk_create(Blob(name=name, **told) for name, told in facts.items())
            enter_all(made)
    except IntegrityError:
        # Somebody handed the same file in at this moment; what he made is the row.
        made = [Blob.objects.get_or_create(name=name, defaults=told)[0] for name, told in facts.items()]
    return made


answer("version", check=check_version, apply=apply_version)
answer("withdrawal", check=check_withdrawal, apply=apply_withdrawal)
answer("old_withdrawal", check=check_old_withdrawal, apply=apply_old_withdrawal)
