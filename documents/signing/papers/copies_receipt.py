"""Phiếu giao nhận bản in có số: who was given which copy, with room for each hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.letterhead import Letterhead
from documents.paper.official import OfficialPaper, PlaceToSign
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.models.packages import Package
    from documents.signing.models import PaperCopy


def receipt_of_copies(package: Package, copies: Sequence[PaperCopy]) -> OfficialPaper:
    """The slip for these copies of one draft, at least one; its day is that on which the last was given."""
    version, given = copies[0].version, max(clock.local_day(one.given) for one in copies)
    # Under a signature stands a name without an honorific (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    givers = list(dict.fromkeys(one.given_by.full_name for one in copies))
    facts = {"title": package.listed_title, "number": version.number, "code": version.check_code}
    told = (
        _("%(title)s, dự thảo lần %(number)d, mã kiểm tra %(code)s.") % facts,
        _("Số bản giao: %(count)d. Xem xong trả lại người giao; không sao chụp.") % {"count": len(copies)},
    )
    return OfficialPaper(
        model="giao-nhan",
        head=Letterhead(
            org_lines=tuple(package.congress.org_lines),
            symbol="",
            place=package.congress.place,
            day=given,
            internal=package.confidential,
        ),
        kind=_("PHIẾU GIAO NHẬN"),
        about=_("Bản in có số, hồ sơ %(code)s") % {"code": package.code},
        opening=told,
        rows=tuple(
            (
                str(number),
                f"{one.number:02d}",
                str(one.reader),
                f"{clock.local_day(one.given):%d/%m/%Y}",
                "",
                f"{clock.local_day(one.returned):%d/%m/%Y}" if one.returned else "",
            )
            for number, one in enumerate(copies, 1)
        ),
        # Where several gave copies out, each signs beside his own.
        right=PlaceToSign(title=_("NGƯỜI GIAO"), name=givers[0] if len(givers) == 1 else ""),
        recipients=(_("Lưu: VT"),),
    )
