"""The end of a paper: who signs, in whose name, and who receives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from documents.paper import styles
from documents.paper.base import cell, columns
from documents.paper.sheet import WIDTH
from workflows import clock
from workflows.text import clean

# For a signature and a seal.
ROOM_TO_SIGN = 26 * mm


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """form: "TM. BAN CHẤP HÀNH", or "" for who signs in his own right; signed_at: aware, or None.

    instead: "KT. CHỦ TỊCH" or "TUQ. CHỦ TỊCH" where another signs for the head, whom on_behalf then names.
    """

    form: str
    title: str
    name: str
    recipients: tuple[str, ...] = ()
    signed_at: datetime | None = None
    instead: str = ""
    on_behalf: str = ""
    on_paper: bool = False


def signature(block: SignatureBlock) -> Table:
    """Who signs in the middle of the right half, "Nơi nhận:" on the left on the same line."""
    heads = [cell(text, styles.SIGN_FORM) for text in (block.form, block.instead, block.title) if text]
    behalf = [cell(_("theo ủy quyền của %(who)s") % {"who": block.on_behalf}, styles.APPROVED)]
    name = cell(block.name, styles.SIGNER)

    # Room for a hand, or in words when and how it was approved; never the picture of a signature.
    if block.signed_at is None:
        room = [Spacer(0, ROOM_TO_SIGN)]
    else:
        how = _("Đã ký trên giấy") if block.on_paper else _("Đã phê duyệt trên hệ thống")
        when = clock.in_words(block.signed_at)
        # A paper that bears a day only says no hour.
        moment = (
            _("%(moment)s (giờ Hà Nội)") % {"moment": when}
            if " " in when
            else _("ngày %(day)s") % {"day": when}
        )
        room = [
            Spacer(0, 3.5 * mm),
            cell(how, styles.APPROVED),
            cell(moment, styles.APPROVED),
            Spacer(0, 3.5 * mm),
        ]

    signer = [*heads, *room, name, *(behalf if block.on_behalf else [])]
    return columns([[recipients(block.recipients), signer]], widths=[WIDTH / 2, WIDTH / 2])


def recipients(names: Sequence[str]) -> list[Flowable]:
    """The words "Nơi nhận:" and a line each, "- …;", the last with a full stop; nothing without names."""
    shown = list(filter(None, map(clean, names)))
    if not shown:
        return [Spacer(0, 0)]
    ends = [";"] * (len(shown) - 1) + ["."]
    # Two points lower, because its letters are two points smaller than those it stands level with.
    return [
        Spacer(0, styles.SIGN_FORM.fontSize - styles.RECIPIENTS_HEAD.fontSize),
        cell(_("Nơi nhận:"), styles.RECIPIENTS_HEAD),
        *(
            cell(f"- {name.removeprefix('- ')}{'' if name.endswith((';', '.')) else end}", styles.RECIPIENT)
            for name, end in zip(shown, ends, strict=True)
        ),
    ]
