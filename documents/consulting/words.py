"""What a unit reads on Zalo, and how a reply came that no paper proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.consulting.models.replies import CONFIRMED, PAPERLESS
from documents.paper.codes import in_fours
from workflows import clock

if TYPE_CHECKING:
    from datetime import date

    from documents.consulting.models.replies import Reply
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
        "hết ngày %(day)s. %(page)sMã phiếu: %(code)s.%(phone)s"
    )
    return _within_one_message(words, found, asked, contact, drafts)


def text_to_silent(found: Round, asked: AskedUnit, contact: Contact, *, drafts: int, today: date) -> str:
    """The same for a unit of which nothing has come yet: asked once more, and blamed for nothing."""
    ahead = _(
        "Kính gửi %(unit)s: %(who)s kính mong quý đơn vị góp ý %(drafts)d dự thảo văn kiện trước khi hết "
        "ngày %(day)s. %(page)sMã phiếu: %(code)s.%(phone)s"
    )
    over = _(
        "Kính gửi %(unit)s: %(who)s vẫn kính mong quý đơn vị góp ý %(drafts)d dự thảo văn kiện (thời hạn: "
        "%(day)s). %(page)sMã phiếu: %(code)s.%(phone)s"
    )
    words = ahead if today <= asked.last_day else over
    tail = _(" Nếu đã gửi, xin bỏ qua tin này.")
    whole = _within_one_message(words, found, asked, contact, drafts)
    # The name of a unit is never cut for a courtesy.
    return f"{whole}{tail}" if len(whole) + len(tail) <= LONGEST_TEXT else whole


def _within_one_message(words: str, found: Round, asked: AskedUnit, contact: Contact, drafts: int) -> str:
    association = found.congress.association
    page, phone = _("Xem và góp ý tại %(address)s. "), _(" Điện thoại Văn phòng: %(phone)s.")
    facts: dict[str, Any] = {
        "who": association.short_name if association else found.congress.short_name,
        "drafts": drafts,
        "day": f"{asked.last_day:%d/%m/%Y}",
        "page": page % {"address": contact.address} if contact.address else "",
        "code": contact.printed,
        "phone": phone % {"phone": contact.phone} if contact.phone else "",
    }
    whole = words % (facts | {"unit": asked.name})
    over = len(whole) - LONGEST_TEXT
    if over <= 0:
        return whole
    # A unit whose address is long reads its name shortened, never half an address or a code.
    kept = max(len(asked.name) - over - 1, 10)
    return words % (facts | {"unit": f"{asked.name[:kept]}…"})


def spoken_in_words(reply: Reply) -> str:
    """Of a reply without a paper how it came, and whether and when it was confirmed; "" for any other."""
    if reply.ground not in PAPERLESS:
        return ""
    way = {"way": reply.get_ground_display()}
    told = [one for one in reply.rulings.all() if one.ruling == CONFIRMED]
    if not told:
        return _("ý kiến qua %(way)s, chờ xác nhận") % way
    day = f"{clock.local_day(told[-1].at):%d/%m/%Y}"
    return _("ý kiến qua %(way)s, đã xác nhận ngày %(day)s") % (way | {"day": day})
