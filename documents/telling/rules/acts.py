"""What each piece of work asks for: the verb of a duty, by its right, where it stands and who holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_noop as _kept

from congress.roles import Right
from documents.telling.rules.places import PACKAGE, PLAN, TASK

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from workflows.models import Duty

_DRAFT_TWICE = re.compile(r"\b([Dd]ự thảo (?:mới của )?)Dự thảo ")


@dataclass(frozen=True, slots=True)
class AskedAct:
    """One line: of which work it is the verb, and how that is said.

    A line without `stages`, `kinds` (of packages) or `bodies` (kinds of them) fits any. `waits` stands
    behind "đang chờ" and the name of a body, `does` holds the thing itself, `begs` is how a body above is
    asked for it.
    """

    of: str
    right: str
    waits: str
    does: str
    begs: str = ""
    stages: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def said_of(self, what: str) -> str:
        """The act with its thing; a draft is called a draft once, whatever its kind is called."""
        return once_a_draft(self.does % {"what": what})

    def fits(self, of: str, right: str, *, stage: str, kind: str, body: str) -> bool:
        """Whether it is the verb of that work."""
        places = ((self.stages, stage), (self.kinds, kind), (self.bodies, body))
        return (self.of, self.right) == (of, right) and all(
            not wanted or one in wanted for wanted, one in places
        )


def once_a_draft(words: str) -> str:
    """The same, where the title of a kind says a second time that it is a draft."""
    return _DRAFT_TWICE.sub(r"\1", words)


def _at(*codes: str) -> frozenset[str]:
    return frozenset(codes)


LOOK, HEAR = _kept("xem xét"), _kept("cho ý kiến")
# The first that fits a duty counts (domain.md §4.1 says the verbs).
ACTS = (
    AskedAct(
        PACKAGE,
        Right.DRAFT,
        _kept("hoàn thiện dự thảo theo nội dung được giao"),
        _kept("hoàn thiện %(what)s theo nội dung được giao"),
        stages=_at("finishing"),
    ),
    AskedAct(
        PACKAGE,
        Right.DRAFT,
        _kept("xây dựng lại dự thảo"),
        _kept("xây dựng lại dự thảo %(what)s"),
        stages=_at("rejected"),
    ),
    AskedAct(PACKAGE, Right.DRAFT, _kept("xây dựng dự thảo"), _kept("xây dựng dự thảo %(what)s")),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("hoàn thiện và trình lại"),
        _kept("hoàn thiện và trình lại %(what)s"),
        stages=_at("returned"),
    ),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("hoàn thiện thể thức và trình lại"),
        _kept("hoàn thiện thể thức và trình lại %(what)s"),
        stages=_at("form"),
    ),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("kết thúc lấy ý kiến"),
        _kept("kết thúc việc lấy ý kiến về %(what)s"),
        stages=_at("consultation"),
    ),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("tiếp thu, giải trình ý kiến góp ý"),
        _kept("tiếp thu, giải trình ý kiến góp ý đối với %(what)s"),
        stages=_at("resolving"),
    ),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("trình Thường trực"),
        _kept("trình Thường trực %(what)s"),
        stages=_at("legal_review", "verification"),
    ),
    AskedAct(
        PACKAGE,
        Right.SUBMIT,
        _kept("hoàn thành xuất bản"),
        _kept("hoàn thành việc xuất bản %(what)s"),
        stages=_at("printing"),
    ),
    AskedAct(
        PACKAGE, Right.SUBMIT, _kept("hoàn thiện và trình dự thảo"), _kept("hoàn thiện và trình %(what)s")
    ),
    AskedAct(
        PACKAGE, Right.REVIEW, _kept("thẩm định"), _kept("thẩm định %(what)s"), stages=_at("legal_review")
    ),
    AskedAct(
        PACKAGE,
        Right.REVIEW,
        _kept("kiểm tra thể thức, cho ý kiến góp ý"),
        _kept("kiểm tra thể thức, cho ý kiến góp ý đối với %(what)s"),
        bodies=_at("office"),
    ),
    AskedAct(
        PACKAGE,
        Right.REVIEW,
        _kept("cho ý kiến góp ý"),
        _kept("cho ý kiến góp ý đối với %(what)s"),
        HEAR,
    ),
    AskedAct(
        PACKAGE, Right.VERIFY, _kept("ký xác nhận"), _kept("ký xác nhận %(what)s"), stages=_at("signing")
    ),
    AskedAct(PACKAGE, Right.VERIFY, _kept("thẩm tra"), _kept("thẩm tra %(what)s")),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("họp, biểu quyết"),
        _kept("họp, biểu quyết về %(what)s"),
        stages=_at("subcommittee"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("xác nhận"),
        _kept("xác nhận %(what)s"),
        _kept("xem xét, xác nhận"),
        stages=_at("executive"),
        kinds=_at("HSNS"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("cho ý kiến"),
        _kept("cho ý kiến về %(what)s"),
        HEAR,
        stages=_at("board"),
        kinds=_at("BCKT"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("thảo luận, thông qua"),
        _kept("thảo luận, thông qua %(what)s"),
        _kept("xem xét, thông qua"),
        stages=_at("board"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("xác nhận bản hoàn thiện"),
        _kept("xác nhận bản hoàn thiện của %(what)s"),
        _kept("xem xét, xác nhận bản hoàn thiện"),
        stages=_at("finishing"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("xem xét lại"),
        _kept("xem xét lại %(what)s"),
        _kept("xem xét lại"),
        stages=_at("rejected"),
    ),
    AskedAct(
        PACKAGE,
        Right.RECORD,
        _kept("xem xét lại kết quả đã đính chính"),
        _kept("xem xét lại kết quả đã đính chính của %(what)s"),
        _kept("xem xét lại kết quả đã đính chính"),
        stages=_at("suspended"),
    ),
    AskedAct(PACKAGE, Right.RECORD, _kept("cho ý kiến"), _kept("cho ý kiến về %(what)s"), HEAR),
    AskedAct(
        PACKAGE,
        Right.SIGN,
        _kept("ký duyệt"),
        _kept("xem xét, ký duyệt %(what)s"),
        _kept("xem xét, ký duyệt"),
    ),
    AskedAct(TASK, Right.SUBMIT, _kept("thực hiện"), _kept("hoàn thành %(what)s")),
    AskedAct(
        TASK,
        Right.RECORD,
        _kept("xác nhận hoàn thành"),
        _kept("xem xét, xác nhận hoàn thành %(what)s"),
        _kept("xem xét, xác nhận hoàn thành"),
    ),
    AskedAct(PLAN, Right.SUBMIT, _kept("lập và trình"), _kept("lập, trình %(what)s")),
    AskedAct(
        PLAN,
        Right.RECORD,
        _kept("xem xét, thông qua"),
        _kept("xem xét, thông qua %(what)s"),
        _kept("xem xét, thông qua"),
    ),
)
# Of a right that a procedure of one's own waits for, and nothing above names.
ANY = AskedAct("", "", _kept("xử lý"), _kept("xử lý %(what)s"), LOOK)


def act_asked(of: str, right: str, *, stage: str = "", kind: str = "", body: str = "") -> AskedAct:
    """The verb of a duty on an item of that type, at that stage, of that kind of package and of body."""
    fitting = (act for act in ACTS if act.fits(of, right, stage=stage, kind=kind, body=body))
    return next(fitting, ANY)


def act_of_duty(duty: Duty, item: Any, body: Body | None) -> AskedAct:
    """The verb of a duty of that body on that item."""
    kind, place = getattr(item, "kind_code", ""), body.kind if body else ""
    return act_asked(duty.item_type, duty.right, stage=duty.stage, kind=kind, body=place)
