"""What a person can answer with at the door, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.second_keys import SecondKey
from congress.people.queries.second_keys import is_demanded
from congress.people.words.counted_codes import CARD_LINES
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.people import Person


def keys_in_words(person: Person, keys: Sequence[SecondKey]) -> list[str]:
    """One line for his app, one for his card, of those not ended; where he has neither, what that means."""
    told = []
    for key in keys:
        day = f"{clock.local_day(key.made):%d/%m/%Y}"
        if key.sort == SecondKey.APP:
            told.append(_("Ứng dụng trên điện thoại, lập ngày %(day)s.") % {"day": day})
        elif key.used >= CARD_LINES:
            told.append(_("Thẻ số cấp ngày %(day)s đã dùng hết.") % {"day": day})
        else:
            facts = {"day": day, "left": CARD_LINES - key.used, "most": CARD_LINES}
            told.append(_("Thẻ số cấp ngày %(day)s, còn %(left)d trong %(most)d số.") % facts)
    if told:
        return told
    lacks = _("Chưa có; nhiệm vụ đang giữ yêu cầu có.")
    return [lacks if is_demanded(person) else _("Chưa có: đăng nhập chỉ cần mật khẩu.")]
