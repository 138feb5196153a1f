"""Exchanging the Word model of a paper, and going back to the shipped one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from documents.packages.models.word_models import ExchangedModel
from documents.packages.queries.word_models import model_in_use
from documents.paper.word_faults import faults_of_model
from documents.paper.word_layout import shipped_model
from documents.paper.word_models import WORD_MODELS
from workflows import engine
from workflows.errors import Forbidden, NotNow, Stale, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person

SETS_UP = "congress.add_congress"
EXCHANGED = _kept("Đổi mẫu Word %(paper)s: tệp %(name)s, mã kiểm tra %(digest)s. Lý do: %(reason)s")
SHIPPED_AGAIN = _kept("Dùng lại mẫu Word gốc của %(paper)s. Lý do: %(reason)s")


def exchange_model(
    congress: Congress,
    paper: str,
    data: bytes,
    *,
    name: str,
    reason: str,
    seen: int,
    by: Person,
    request_id: str | None = None,
) -> ExchangedModel:
    """Make this paper from that file from now on; what was exchanged before is kept.

    `seen` is the newest row of the paper when the page was shown, 0 for none. The same request gives the row
    it made before. Raises Forbidden for all but administrators, Unmet at `file` with what is wrong with the
    model, and at `reason`; NotNow for the model that is in use, Stale.
    """
    told = {"docx": data, "digest": hashlib.sha256(data).hexdigest(), "name": clean(name)}
    row = ExchangedModel(
        congress=congress, paper=paper, by=by, reason=clean(reason), request_id=request_id, **told
    )
    return _once(row, seen)


def use_shipped_model(
    congress: Congress, paper: str, *, reason: str, seen: int, by: Person, request_id: str | None = None
) -> ExchangedModel:
    """Make this paper from the shipped model again.

    Raises what `exchange_model` raises, and NotNow where the shipped one is in use.
    """
    row = ExchangedModel(congress=congress, paper=paper, by=by, reason=clean(reason), request_id=request_id)
    return _once(row, seen)


def _once(row: ExchangedModel, seen: int) -> ExchangedModel:
    mine = ExchangedModel.objects.filter(congress=row.congress, paper=row.paper, by=row.by)
    said = {"digest": row.digest, "reason": row.reason}
    made: ExchangedModel = once(
        mine, row.request_id, lambda: _put_in_use(row, seen), same=lambda before: holds(before, **said)
    )
    return made


@engine.whole()
def _put_in_use(row: ExchangedModel, seen: int) -> ExchangedModel:
    if not row.by.has_perm(SETS_UP):
        raise Forbidden(_("Chỉ quản trị hệ thống được đổi mẫu văn bản."))
    # Held against a second administrator, who asks for the same row.
    Congress.objects.select_for_update().get(pk=row.congress_id)
    last = ExchangedModel.objects.filter(congress=row.congress, paper=row.paper).last()
    if (last.pk if last else 0) != seen:
        raise Stale(_("Mẫu này vừa được người khác đổi. Đề nghị xem lại trước khi đổi tiếp."))
    data = bytes(row.docx) if row.docx else b""
    faults = {"file": told} if data and (told := faults_of_model(row.paper, data)) else {}
    if not row.reason:
        faults["reason"] = [_("Phải ghi lý do đổi mẫu.")]
    if faults:
        raise Unmet(fields=faults)
    if (data or shipped_model(row.paper)) == model_in_use(row.congress, row.paper):
        raise NotNow(_("Đây đúng là mẫu đang dùng, không có gì để đổi."))
    row.save()
    facts = {"paper": WORD_MODELS[row.paper].title, "name": row.name, "digest": row.digest[:12]}
    words = EXCHANGED if data else SHIPPED_AGAIN
    log(row.by, row.congress, words % {**facts, "reason": row.reason})
    return row
