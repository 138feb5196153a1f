"""What a unit reads: the text for Zalo, the address of its page, the words of the letter's sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper.codes import in_fours

if TYPE_CHECKING:
    from documents.consulting.models.rounds import AskedUnit, Round

# What Zalo shows of a message without "xem thêm".
LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Contact:
    """How a unit answers: `address` of its page, "" where it has no link; `code` of its sheet; the office.

    `typed` is what opens the page together with the unit's name where nobody can scan; "" without a link.
    """

    address: str
    code: str
    phone: str
    typed: str = ""

    @property
    def printed(self) -> str:
        """The code as it is printed."""
        return in_fours(self.code)

    @property
    def halves(self) -> tuple[str, str]:
        """The address up to its last part, and that part, as they are printed one under the other."""
        site, _stroke, token = self.address.rstrip("/").rpartition("/")
        return f"{site}/", f"{token}/"


def text_for_zalo(found: Round, asked: AskedUnit, contact: Contact, *, drafts: int) -> str:
    """At most 300 letters, the name cut where it must be; only what the letter says too."""
    words = _(
        "Kính gửi %(unit)s: %(who)s kính đề nghị góp ý %(drafts)d dự thảo văn kiện, gửi về chậm nhất "
        "hết ngày %(day)s. %(page)sMã phiếu: %(code)s. Điện thoại Văn phòng: %(phone)s."
    )
    page = _("Xem và góp ý tại %(address)s. ") % {"address": contact.address} if contact.address else ""
    association = found.congress.association
    facts = {"who": association.short_name if association else found.congress.short_name}
    facts |= {
        "day": f"{asked.last_day:%d/%m/%Y}",
        "page": page,
        "code": contact.printed,
        "phone": contact.phone,
    }
    whole = words % (facts | {"unit": asked.name, "drafts": drafts})
    over = len(whole) - LONGEST_TEXT
    if over <= 0:
        return whole
    kept = max(len(asked.name) - over - 1, 10)
    return (words % (facts | {"unit": f"{asked.name[:kept]}…", "drafts": drafts}))[:LONGEST_TEXT]
