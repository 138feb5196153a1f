"""Who hears of what, and in which words: the one table. A code of an event is stored and never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from documents.telling.rules.places import LENDING, OWN_WORDS, PACKAGE, PLAN, TASK

if TYPE_CHECKING:
    from collections.abc import Collection

# Roles that the table names beside those of procedures: whoever does the task himself, and the body that
# decided, whichever role of its kind that is.
DOER, DECIDER = "doer", "decider"
# What a step is said to take besides its answers: a signature that was given with a pen.
PEN, SIGNED = "pen", "signed"
LEAD, TASK_LEAD = (("lead", "draft"),), (("lead", "submit"), (DOER, ""))
# Who signs for a body is its head.
DECIDED = (*LEAD, (DECIDER, "sign"))
# How the note of a step is said: why it was done, or what was said with it.
REASON, REMARK = _kept(" Lý do: %(note)s"), _kept(" Ý kiến kèm theo: %(note)s")
CONTENT, REPORT = _kept(" Nội dung kèm theo: %(note)s"), _kept(" Nội dung báo cáo: %(note)s")
UNTIL, UNTIL_ABOVE = _kept("Thời hạn %(waits)s: hết ngày %(day)s."), _kept("Dự kiến đến hết ngày %(day)s.")
# Where nothing is known of what is waited for.
UNTIL_ANY = _kept("Thời hạn: hết ngày %(day)s.")
BY_ITSELF = _kept("%(what)s đã được chuyển sang bước “%(stage)s”.%(why)s")
DONE = _kept("%(who)s %(did)s.%(next)s%(why)s")
RETURNED = _kept("%(who)s trả lại %(what)s để hoàn thiện.%(why)s")


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the table: which steps it is about, who hears of them, what they read.

    A step fits by the first of its line: it begins the item, ends it, or its move takes one of `answers`.
    `hears` are roles with the right that is asked for, or people beside them (`SELF` and what follows).

    The words may name who, what, did (`moves.py`), next (what is waited for then), why (the note behind
    `why`), waits (`acts.py`), body, whom (who reads it) and finish (until when all of it). `upwards` is what
    bodies above read in their place, `given` what they read of work that was given to them and not laid
    before them, `minutes` who keeps the minutes of one, `unseen` who sees no screen; `nobody` is said where
    the procedure did it. `until` is how the last day is said; none is said behind words that name it.
    """

    event: str
    words: str
    of: str = ""
    hears: tuple[tuple[str, str], ...] = ()
    answers: frozenset[str] = frozenset()
    begins: bool = False
    ends: bool = False
    upwards: str = ""
    given: str = ""
    minutes: str = ""
    unseen: str = ""
    nobody: str = BY_ITSELF
    until: str = ""
    why: str = REASON


# The first that fits a step counts; whoever is waited for besides hears "waits".
STEPS = (
    Heard(
        "assigned",
        _kept("%(who)s giao %(body)s chủ trì xây dựng %(what)s%(finish)s.%(why)s"),
        PACKAGE,
        LEAD,
        begins=True,
        why=CONTENT,
    ),
    Heard(
        "signed_pen",
        _kept("%(who)s đã ký duyệt trên giấy %(what)s; chữ ký đang chờ đối chiếu với bản gốc."),
        PACKAGE,
        DECIDED,
        frozenset({PEN}),
        upwards=_kept(
            "Kính báo cáo: %(who)s đã ký duyệt trên giấy %(what)s; chữ ký đang chờ đối chiếu với bản gốc."
        ),
    ),
    Heard(
        SIGNED,
        _kept("%(who)s đã ký duyệt %(what)s.%(why)s"),
        PACKAGE,
        DECIDED,
        frozenset({"signature"}),
        upwards=_kept("Kính báo cáo: %(who)s đã ký duyệt %(what)s.%(why)s"),
        why=REMARK,
    ),
    Heard("returned", RETURNED, PACKAGE, LEAD, frozenset({"return", "form_return"})),
    Heard(
        "decided",
        DONE,
        PACKAGE,
        LEAD,
        frozenset({"decision", "ballot", "confirmation"}),
        why=REMARK,
    ),
    Heard("judged", DONE, PACKAGE, LEAD, frozenset({"verdict"}), why=CONTENT),
    Heard(
        "changed",
        DONE,
        PACKAGE,
        LEAD,
        frozenset({"withdrawal", "old_withdrawal", "taking_back", "correction", "reason"}),
    ),
    Heard(
        "given",
        _kept("%(who)s giao %(body)s chủ trì thực hiện %(what)s%(by_day)s.%(why)s"),
        TASK,
        TASK_LEAD,
        begins=True,
        why=CONTENT,
    ),
    Heard(
        "accepted",
        _kept("%(who)s đã xác nhận hoàn thành %(what)s.%(why)s"),
        TASK,
        TASK_LEAD,
        ends=True,
        why=REMARK,
    ),
    Heard(
        "reported",
        _kept("%(who)s báo cáo đã hoàn thành %(what)s; đề nghị xem xét, xác nhận.%(why)s"),
        TASK,
        (("accepter", "record"),),
        frozenset({"task_report"}),
        upwards=_kept("Kính báo cáo: %(who)s đã hoàn thành %(what)s; kính đề nghị xem xét, xác nhận.%(why)s"),
        why=REPORT,
    ),
    Heard("returned", RETURNED, TASK, TASK_LEAD, frozenset({"return"})),
    Heard(
        "appointed",
        _kept("%(who)s phân công %(whom)s thực hiện %(what)s%(by_day)s.%(why)s"),
        TASK,
        ((DOER, ""),),
        frozenset({"doer"}),
        why=CONTENT,
    ),
    Heard("changed", DONE, TASK, TASK_LEAD, frozenset({"reason", "new_lead", "row_of_plan"})),
    Heard("decided", DONE, PLAN, (("owner", "submit"),), frozenset({"plan_decision", "reason"})),
)
# People whom no role of a procedure names: him whom it is about; who was waited for until then, or is now;
# who had asked; who votes; who wrote what was answered; who typed it; everybody who works for the congress;
# who sits in a body that is called together; who lends his rights and to whom they are lent; who pressed.
SELF, HELD, HOLDS, ASKER, VOTERS, AUTHOR, TYPIST, MEMBERS, INVITED, LENDERS, PRESSER = (
    ("self", ""),
    ("held", ""),
    ("holds", ""),
    ("asker", ""),
    ("voters", "decide"),
    ("author", ""),
    ("typist", ""),
    ("members", ""),
    ("invited", ""),
    ("lenders", ""),
    ("presser", ""),
)
COORDINATORS, OFFICE, SECOND, SIGNERS, OWNERS = (
    ("organiser", "coordinate"),
    ("office", "record"),
    ("second", ""),
    ("signer", "sign"),
    ("lead", "submit"),
)
# What is told of otherwise: whoever is waited for, and what happens beside the steps.
WAITS, CALLED, ANSWERED, DISPOSED, URGED = "waits", "called", "answered", "disposed", "urged"
TAKEN, MOVED, POLL, WITHHELD = "taken", "moved", "poll", "withheld"
LENDING_ENDS, LENDING_LAST_DAY = "lending_ends", "lending_last_day"
BESIDE = (
    Heard(
        WAITS,
        _kept("%(what)s đang chờ %(body)s %(waits)s."),
        hears=(HOLDS,),
        upwards=_kept("Kính báo cáo: %(what)s đã trình %(body)s; kính đề nghị quan tâm, %(begs)s."),
        given=_kept("Kính báo cáo: %(what)s đang chờ %(body)s %(waits)s; kính đề nghị quan tâm, chỉ đạo."),
        minutes=_kept(
            "%(what)s đang chờ %(body)s %(waits)s; đề nghị chuẩn bị nội dung, báo cáo %(body)s và ghi kết "
            "quả."
        ),
    ),
    Heard(
        TAKEN,
        _kept("%(who)s %(did)s; %(body)s không phải xử lý việc này nữa.%(why)s"),
        hears=(HELD,),
        upwards=_kept("Kính báo cáo: %(who)s %(did)s; %(body)s không cần xem xét việc này nữa.%(why)s"),
        minutes=_kept("%(who)s %(did)s; không cần chuẩn bị để %(body)s xem xét việc này nữa.%(why)s"),
        nobody=_kept(
            "%(what)s đã được chuyển sang bước “%(stage)s”; %(body)s không phải xử lý việc này nữa.%(why)s"
        ),
    ),
    Heard(
        MOVED,
        _kept("%(who)s đã điều chỉnh thời hạn đối với %(what)s.%(why)s"),
        hears=(HOLDS,),
        upwards=_kept("Kính báo cáo: %(who)s đã điều chỉnh thời gian dự kiến đối với %(what)s.%(why)s"),
        nobody=_kept("Thời hạn đối với %(what)s đã được điều chỉnh.%(why)s"),
    ),
    Heard(
        CALLED,
        _kept("%(who)s đã điện thoại trao đổi với %(whom)s về tiến độ %(what)s."),
        hears=(SELF,),
        upwards=_kept("%(who)s đã điện thoại báo cáo %(whom)s về %(what)s."),
    ),
    Heard(URGED, "%(what)s", hears=(HOLDS,)),
    Heard(
        WITHHELD,
        _kept("Lời nhắc soạn riêng để gửi %(what)s"),
        OWN_WORDS,
        (PRESSER,),
    ),
    Heard(ANSWERED, _kept("%(who)s đã trả lời ý kiến góp ý của %(whom)s đối với %(what)s."), hears=(AUTHOR,)),
    Heard(
        DISPOSED,
        _kept("%(who)s đã xem xét, tiếp thu, giải trình ý kiến góp ý của %(whom)s đối với %(what)s."),
        hears=(AUTHOR,),
    ),
    Heard(
        POLL,
        _kept("%(body)s lấy biểu quyết về %(what)s; kính mời biểu quyết tại trang Việc cần xử lý."),
        hears=(VOTERS,),
        unseen=_kept("%(body)s lấy biểu quyết về %(what)s; %(by_hand)s."),
        until=_kept("Hạn biểu quyết: hết ngày %(day)s."),
    ),
    Heard(
        LENDING_ENDS,
        _kept(
            "Ủy quyền %(what)s còn hiệu lực đến hết ngày %(day)s; nếu cần tiếp tục, đề nghị báo Văn phòng."
        ),
        LENDING,
        (LENDERS,),
    ),
    Heard(
        LENDING_LAST_DAY,
        _kept("Ủy quyền %(what)s hết hiệu lực khi hết ngày %(day)s."),
        LENDING,
        (LENDERS,),
    ),
)
# What is kept in the words in which it was said, for it is no item that could be asked later, or tells of
# days as they were in that hour. It is news as long as anything else.
AS_SAID = "%(words)s"
SAID = (
    Heard("seat", AS_SAID, hears=(SELF, OFFICE, COORDINATORS)),
    Heard("lent", AS_SAID, hears=(SELF,)),
    Heard("account", AS_SAID, hears=(SELF, SECOND)),
    Heard("list", AS_SAID, hears=(OFFICE,)),
    Heard("postponed", AS_SAID, hears=(MEMBERS,)),
    Heard("meeting", AS_SAID, hears=(INVITED,)),
    Heard("edition", AS_SAID, hears=(COORDINATORS, OFFICE, ("lead", "draft"))),
    Heard("renamed", AS_SAID, PACKAGE, LEAD),
    Heard("sources", AS_SAID, PACKAGE, LEAD),
    Heard("basis", AS_SAID, PACKAGE, (SIGNERS, OWNERS)),
    Heard("time_asked", AS_SAID, PACKAGE, (COORDINATORS,)),
    Heard("time_given", AS_SAID, PACKAGE, (HOLDS, ASKER)),
    Heard("time_lapsed", AS_SAID, PACKAGE, (ASKER,)),
    Heard("signed_for", AS_SAID, PACKAGE, (SELF,)),
    Heard("compared", AS_SAID, PACKAGE, (TYPIST,)),
    Heard("misprint", AS_SAID, PACKAGE, (VOTERS, SIGNERS, ("lead", "sign"))),
    # What was told before each of these had its row.
    Heard("told", AS_SAID, hears=(SELF,)),
)
# These tell of a step of the item; their number is its sequence.
OF_STEPS = frozenset(rule.event for rule in STEPS) | {WAITS, TAKEN, MOVED}
BY_EVENT = {(rule.of, rule.event): rule for rule in (*STEPS, *BESIDE, *SAID)}


# Event -> how many working days are left to a lending when who lent and who was lent to hear of its end.
LENDING_DAYS = {LENDING_ENDS: 3, LENDING_LAST_DAY: 0}


def rule_for(of: str, answers: Collection[str], *, begins: bool, ends: bool) -> Heard | None:
    """The line about a step of an item of that type; None where only those hear who are waited for."""
    for rule in STEPS:
        fits = (rule.begins and begins) or (rule.ends and ends) or not rule.answers.isdisjoint(answers)
        if rule.of == of and fits:
            return rule
    return None


def rule_told(of: str, event: str) -> Heard:
    """The line by which a row of that event is said."""
    return BY_EVENT.get((of, event)) or BY_EVENT["", event]
