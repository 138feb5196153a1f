"""The same words sent again by somebody who went back: asked about before a second row is made of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

# Who goes back and sends again does so at once; the same words an hour later are another call.
KEPT_FOR = timedelta(minutes=30)
KEPT_ROWS = 20
KEY = "filed"
ID = "request_id"
# What differs from one showing of a form to the next though nobody typed it, and where one goes afterwards.
# Not the version that was seen: the same words about another text are another act.
OF_THE_PAGE = ("csrfmiddlewaretoken", ID, "next")


def bare_name(field: str) -> str:
    """The name of a field without the prefix of its form."""
    return field.rpartition("-")[2]


class Again:
    """One form on its way in, held against what the same person filed from the same page a moment ago.

    The session keeps digests only, salted with the secret key: neither words nor names.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session
        self.ids = self.ids_among(request.POST.items())
        lists = request.POST.lists()
        said = sorted((name, values) for name, values in lists if bare_name(name) not in OF_THE_PAGE)
        files = sorted(
            (name, one.name or "", one.size or 0)
            for name, several in request.FILES.lists()
            for one in several
        )
        self.digest = salted_hmac("twice", repr((request.get_full_path(), said, files))).hexdigest()[:32]

    @staticmethod
    def ids_among(fields: Iterable[tuple[str, Any]]) -> str:
        """The ids among the fields of a page (names and values), as one text."""
        return " ".join(sorted(str(value) for name, value in fields if bare_name(name) == ID))

    @property
    def before(self) -> dict[str, str] | None:
        """The row that these words made within the time, if they made one."""
        return next((row for row in self._kept() if row["digest"] == self.digest), None)

    @property
    def is_doubtful(self) -> bool:
        """Whether these words made a row already, under another id, and nobody answered with this id."""
        made = self.before
        return made is not None and self.ids not in (made["ids"], made.get("answer"))

    def ask(self, fresh: Iterable[tuple[str, Any]]) -> str:
        """What to say; who sends the page again with the ids `fresh` (names and values) means it."""
        made = self.before or {}
        made["answer"] = self.ids_among(fresh)
        self.session.modified = True
        words = _(
            "Nội dung giống hệt đã được ghi lúc %(hour)s nên chưa ghi thêm lần nữa. "
            "Nếu đây là một việc khác, xin bấm gửi lại một lần nữa; nếu không, không phải làm gì thêm."
        )
        return words % {"hour": datetime.fromisoformat(made["at"]).strftime("%H:%M")}

    def remember(self) -> None:
        """Keep that these words made a row."""
        made = {"digest": self.digest, "at": clock.real_now().isoformat(), "ids": self.ids}
        others = [row for row in self._kept() if row["digest"] != self.digest]
        self.session[KEY] = [*others, made][-KEPT_ROWS:]

    def _kept(self) -> list[dict[str, str]]:
        since = clock.real_now() - KEPT_FOR
        return [row for row in self.session.get(KEY, []) if datetime.fromisoformat(row["at"]) >= since]
