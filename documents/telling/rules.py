"""Who hears of what, and in which words: the one table. A code of an event is stored and never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from workflows import clock
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Collection

# Roles that the table names beside those of procedures: whoever does the task himself, and the body that
# decided, whichever role of its kind that is.
DOER, DECIDER = "doer", "decider"
# What a step is said to take besides its answers: a signature that was given with a pen.
PEN, SIGNED = "pen", "signed"
# Bodies that are reported to, never urged.
ABOVE = frozenset({"collective", "chair"})
PACKAGE, TASK, PLAN = "documents.package", "documents.task", "documents.plan"
URGING = "congress.urging"
LEAD, TASK_LEAD = (("lead", "draft"),), (("lead", "submit"), (DOER, ""))
# Who signs for a body is its head.
DECIDED = (*LEAD, (DECIDER, "sign"))


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the table: which steps it is about, who hears of them, what they read.

    A step fits by the first of its line: it begins the item, ends it, or its move takes one of `answers`.
    `hears` are roles with the right that is asked for, or people beside them (`SELF` and what follows). The
    words may name who, what, why (the note, with its colon), move, stage and body; `upwards` is what bodies
    above read in their place, `until` how the last day is said, where it is no last day of work.
    """

    event: str
    words: str
    of: str = ""
    hears: tuple[tuple[str, str], ...] = ()
    answers: frozenset[str] = frozenset()
    begins: bool = False
    ends: bool = False
    upwards: str = ""
    until: str = ""


UNTIL, UNTIL_ABOVE = _kept("Thời hạn: hết ngày %(day)s."), _kept("Dự kiến đến ngày %(day)s.")
DONE = _kept("%(who)s đã thực hiện “%(move)s” đối với %(what)s; nay ở bước “%(stage)s”%(why)s")
RETURNED = _kept("%(who)s trả lại để hoàn thiện %(what)s%(why)s")

# The first that fits a step counts; whoever is waited for besides hears "waits".
STEPS = (
    Heard("assigned", _kept("%(who)s giao chủ trì %(what)s%(why)s"), PACKAGE, LEAD, begins=True),
    Heard(
        "signed_pen",
        _kept("%(who)s đã ký trên giấy %(what)s, chờ đối chiếu"),
        PACKAGE,
        DECIDED,
        frozenset({PEN}),
    ),
    Heard(SIGNED, _kept("%(who)s đã ký duyệt %(what)s%(why)s"), PACKAGE, DECIDED, frozenset({"signature"})),
    Heard("returned", RETURNED, PACKAGE, LEAD, frozenset({"return"})),
    Heard("decided", DONE, PACKAGE, LEAD, frozenset({"decision", "ballot", "confirmation"})),
    Heard("judged", _kept("%(who)s đã cho ý kiến về %(what)s%(why)s"), PACKAGE, LEAD, frozenset({"verdict"})),
    Heard(
        "changed",
        DONE,
        PACKAGE,
        LEAD,
        frozenset({"withdrawal", "old_withdrawal", "taking_back", "correction", "reason"}),
    ),
    Heard("given", _kept("%(who)s giao thực hiện %(what)s%(why)s"), TASK, TASK_LEAD, begins=True),
    Heard("accepted", _kept("%(who)s đã xác nhận hoàn thành %(what)s%(why)s"), TASK, TASK_LEAD, ends=True),
    Heard(
        "reported",
        _kept("%(who)s báo cáo đã hoàn thành %(what)s%(why)s"),
        TASK,
        (("accepter", "record"),),
        frozenset({"task_report"}),
    ),
    Heard("returned", RETURNED, TASK, TASK_LEAD, frozenset({"return"})),
    Heard(
        "appointed",
        _kept("%(who)s phân công người thực hiện %(what)s%(why)s"),
        TASK,
        ((DOER, ""),),
        frozenset({"doer"}),
    ),
    Heard("changed", DONE, TASK, TASK_LEAD, frozenset({"reason", "new_lead", "row_of_plan"})),
    Heard("decided", DONE, PLAN, (("owner", "submit"),), frozenset({"plan_decision", "reason"})),
)
# People whom no role of a procedure names: him whom it is about; who was waited for until then, or is now;
# who had asked; who votes; who wrote what was answered; who typed it; everybody who works for the congress;
# who sits in a body that is called together.
SELF, HELD, HOLDS, ASKER, VOTERS, AUTHOR, TYPIST, MEMBERS, INVITED = (
    ("self", ""),
    ("held", ""),
    ("holds", ""),
    ("asker", ""),
    ("voters", "decide"),
    ("author", ""),
    ("typist", ""),
    ("members", ""),
    ("invited", ""),
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
TAKEN, MOVED, POLL = "taken", "moved", "poll"
BESIDE = (
    Heard(
        WAITS,
        _kept("%(what)s đang chờ %(body)s xử lý, ở bước “%(stage)s”"),
        hears=(HOLDS,),
        upwards=_kept("Kính báo cáo: %(what)s đang chờ %(body)s; kính đề nghị quan tâm, cho ý kiến"),
    ),
    Heard(
        TAKEN,
        _kept("%(what)s không còn chờ %(body)s xử lý, vì %(who)s đã thực hiện “%(move)s”%(why)s"),
        hears=(HELD,),
        upwards=_kept(
            "Kính báo cáo: %(what)s không còn chờ %(body)s, vì %(who)s đã thực hiện “%(move)s”%(why)s"
        ),
    ),
    Heard(
        MOVED,
        _kept("%(who)s đổi thời hạn xử lý %(what)s%(why)s"),
        hears=(HOLDS,),
        upwards=_kept("Kính báo cáo: %(who)s đã điều chỉnh thời gian dự kiến đối với %(what)s%(why)s"),
    ),
    Heard(
        CALLED,
        _kept("%(who)s đã điện thoại trao đổi về tiến độ %(what)s"),
        hears=(SELF,),
        upwards=_kept("%(who)s đã điện thoại báo cáo về %(what)s"),
    ),
    Heard(URGED, "%(what)s", hears=(HOLDS,)),
    Heard(ANSWERED, _kept("%(who)s đã trả lời ý kiến góp ý đối với %(what)s"), hears=(AUTHOR,)),
    Heard(
        DISPOSED,
        _kept("%(who)s đã ghi kết quả tiếp thu, giải trình ý kiến góp ý đối với %(what)s"),
        hears=(AUTHOR,),
    ),
    Heard(
        POLL,
        _kept("%(body)s mở biểu quyết về %(what)s; kính mời biểu quyết tại trang Việc cần xử lý"),
        hears=(VOTERS,),
        until=_kept("Hạn biểu quyết: hết ngày %(day)s."),
    ),
)
# What is kept in the words in which it was said, for it is no item that could be asked later, or tells of
# days as they were in that hour. It is news as long as anything else.
AS_SAID = "%(words)s"
SAID = (
    Heard("seat", AS_SAID, hears=(SELF, OFFICE)),
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
    # What was told before each of these had its row.
    Heard("told", AS_SAID, hears=(SELF,)),
)
# These tell of a step of the item; their number is its sequence.
OF_STEPS = frozenset(rule.event for rule in STEPS) | {WAITS, TAKEN, MOVED}
BY_EVENT = {(rule.of, rule.event): rule for rule in (*STEPS, *BESIDE, *SAID)}


def rule_for(of: str, answers: Collection[str], *, begins: bool, ends: bool) -> Heard | None:
    """The line about a step of an item of that type; None where only those hear who are waited for."""
    for rule in STEPS:
        fits = (rule.begins and begins) or (rule.ends and ends) or not rule.answers.isdisjoint(answers)
        if rule.of == of and fits:
            return rule
    return None


def words_for(of: str, event: str, *, above: bool) -> tuple[str, str]:
    """The sentence of an event, as bodies above or any others read it, and how its last day is said."""
    rule = BY_EVENT.get((of, event)) or BY_EVENT["", event]
    until = UNTIL_ABOVE if above else UNTIL
    return rule.upwards if above and rule.upwards else rule.words, rule.until or until


# Hours in which nobody is urged or gets a letter of the day: before work, at noon, in the evening.
QUIET = ((time(0), time(7, 30)), (time(11, 30), time(13, 30)), (time(20), time.max))


def moment_to_disturb(moment: datetime) -> datetime:
    """That moment, where one may be spoken to then; else the next one at which one may."""
    there, calendar = clock.aware(moment).astimezone(clock.HANOI), calendar_in_force()
    if not calendar.is_working(there.date()):
        there = datetime.combine(calendar.next(there.date()), time(0), tzinfo=clock.HANOI)
    end = next((end for begin, end in QUIET if begin <= there.time() < end), None)
    if end is None:
        return there
    if end == time.max:
        return moment_to_disturb(
            datetime.combine(there.date() + timedelta(days=1), time(0), tzinfo=clock.HANOI)
        )
    return datetime.combine(there.date(), end, tzinfo=clock.HANOI)


def may_disturb(moment: datetime) -> bool:
    """Whether it is a working day, at an hour at which one may be spoken to (people.md, change 11)."""
    return moment_to_disturb(moment) == moment
