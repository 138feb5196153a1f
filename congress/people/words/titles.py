"""How a seat is called with its body in one breath: “Trưởng Tiểu ban Văn kiện”, “Chủ tịch Hội”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from congress.people.words.roles import title_meant

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership

LEADS, SECOND = _("Người đứng đầu %(body)s"), _("Cấp phó của người đứng đầu %(body)s")
# (first two words of the name of a body, or its kind, or "" for any other; role) -> the seat without a title
# of its own: nobody is the "Trưởng" of a collective, and who holds the body of a chairman is that chairman.
CALLED: dict[tuple[str, str], Any] = {
    ("Văn phòng", "head"): _("Chánh %(body)s"),
    ("Văn phòng", "deputy"): _("Phó Chánh %(body)s"),
    ("chair", "head"): "%(body)s",
    ("chair", "deputy"): _("Phó %(body)s"),
    ("collective", "head"): LEADS,
    ("collective", "deputy"): SECOND,
    ("unit", "head"): LEADS,
    ("unit", "deputy"): SECOND,
    ("", "head"): _("Trưởng %(body)s"),
    ("", "deputy"): _("Phó Trưởng %(body)s"),
    ("", "secretary"): _("Thư ký %(body)s"),
    ("", "delegate"): _("Người được ủy quyền tại %(body)s"),
    ("", "editor"): _("Thành viên Tổ biên tập của %(body)s"),
    ("", "member"): _("Ủy viên %(body)s"),
    ("", "clerk"): _("Thư ký giúp việc %(body)s"),
    ("", "observer"): _("Người theo dõi %(body)s"),
}


def seat_named(seat: Membership) -> str:
    """The seat with its body; a title of its own goes into the name of the body without a word said twice."""
    body, title = seat.body.name, title_meant(seat.title)
    if not title:
        keys = (" ".join(body.split()[:2]), seat.body.kind, "")
        words = next((CALLED[key, seat.role] for key in keys if (key, seat.role) in CALLED), "%(body)s")
        return str(words % {"body": body})
    said, named = title.split(), body.split()
    # The longest end of the title that begins the name of the body.
    for count in range(min(len(said), len(named)), 0, -1):
        if [word.lower() for word in said[-count:]] == [word.lower() for word in named[:count]]:
            return " ".join([*said[:-count], *named])
    return f"{title}, {body}"
